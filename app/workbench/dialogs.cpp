// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs.h"

#include "actions.h"
#include "recipe/recipe_document.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFrame>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace precis {

namespace {

struct Dialogs {
    Q_DECLARE_TR_FUNCTIONS(Dialogs)
};

void pick(QFileDialog* dialog, const PathCallback& picked) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog->parentWidget(), picked);
    dialog->open();
}

void pickFolder(QWidget* parent, const QString& title, const QString& folder, const PathCallback& picked) {
    auto* dialog = new QFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    pick(dialog, picked);
}

} // namespace

void pickModel(QWidget* parent, const PathCallback& picked) {
    pickFolder(parent, Dialogs::tr("Open Model"), {}, picked);
}

void pickRun(QWidget* parent, const QString& folder, const PathCallback& picked) {
    pickFolder(parent, Dialogs::tr("Open Run"), folder, picked);
}

void pickRecipe(QWidget* parent, const PathCallback& picked) {
    auto* dialog = new QFileDialog(parent, Dialogs::tr("Open Recipe"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(Dialogs::tr("Recipes (*.json)"));
    pick(dialog, picked);
}

void pickExport(QWidget* parent, const RecipeDocument& recipe, const PathCallback& picked) {
    auto* dialog = new QFileDialog(parent, Dialogs::tr("Export Configuration"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(Dialogs::tr("Recipes (*.json)"));
    dialog->selectFile(recipe.file().isEmpty() ? QString::fromStdString(recipe.recipe().name) + QStringLiteral(".json")
                                               : recipe.file());
    pick(dialog, picked);
}

QMessageBox* makeCloseQuestion(QWidget* parent) {
    auto* box = new QMessageBox(QMessageBox::Question, QStringLiteral("Precis"), Dialogs::tr("A run is going on."),
                                QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        Dialogs::tr("Finished blocks are kept: open the run again and resume it whenever you like."));
    QPushButton* stop = box->addButton(Dialogs::tr("Stop and Close"), QMessageBox::AcceptRole);
    box->setDefaultButton(stop);
    return box;
}

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Dialogs::tr("About Precis"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/precis.svg")).pixmap(64, 64));
    box->setText(QStringLiteral("Precis %1").arg(QStringLiteral(PRECIS_VERSION)));
    box->setInformativeText(Dialogs::tr("A workbench for post-training quantization of language models.\n"
                                        "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

void showShortcuts(QWidget* parent, const QList<QMenu*>& menus) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Dialogs::tr("Keyboard Shortcuts"));
    auto* list = new QTreeWidget(dialog);
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    for (const QMenu* menu : menus) {
        auto* group = new QTreeWidgetItem(list, {withoutMnemonic(menu->title())});
        for (const QAction* action : menu->actions())
            if (!action->shortcut().isEmpty())
                new QTreeWidgetItem(
                    group, {withoutMnemonic(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
        group->setExpanded(true);
        group->setHidden(group->childCount() == 0);
    }
    list->resizeColumnToContents(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(list);
    layout->addWidget(buttons);
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(metrics.averageCharWidth() * 60, metrics.lineSpacing() * 30);
    dialog->open();
}

FormScrollArea::FormScrollArea(QWidget* form, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(form);
    form->installEventFilter(this);
}

QSize FormScrollArea::minimumSizeHint() const {
    const QSize form = widget()->minimumSizeHint();
    return {form.width() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(),
            QScrollArea::minimumSizeHint().height()};
}

bool FormScrollArea::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace precis
