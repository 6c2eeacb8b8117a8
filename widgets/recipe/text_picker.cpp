// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/text_picker.h"

#include "run/run_inputs.h"
#include "text/notice_label.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QMimeData>

namespace precis {

namespace {

QString droppedFile(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    const QString path = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    return QFileInfo(path).isFile() ? path : QString();
}

} // namespace

TextPicker::TextPicker(QWidget* parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_browse(new QToolButton(this))
    , m_documentsLabel(new QLabel(this))
    , m_documents(new QLineEdit(this))
    , m_problem(makeNoticeLabel(this)) {
    setAcceptDrops(true);
    setFocusProxy(m_path);
    m_path->setClearButtonEnabled(true);
    m_path->setAcceptDrops(false); // a dropped file is a path, not a URL
    m_browse->setText(QStringLiteral("…"));
    m_documentsLabel->setBuddy(m_documents);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_path, 0, 0, 1, 2);
    layout->addWidget(m_browse, 0, 2);
    layout->addWidget(m_documentsLabel, 1, 0);
    layout->addWidget(m_documents, 1, 1, 1, 2);
    layout->addWidget(m_problem, 2, 0, 1, 3);
    layout->setColumnStretch(1, 1);

    connect(m_path, &QLineEdit::textChanged, this, &TextPicker::check);
    connect(m_documents, &QLineEdit::textChanged, this, &TextPicker::check);
    connect(m_path, &QLineEdit::textChanged, this, &TextPicker::changed);
    connect(m_documents, &QLineEdit::textChanged, this, &TextPicker::changed);
    connect(m_browse, &QToolButton::clicked, this, &TextPicker::browse);
    retranslate();
}

void TextPicker::setText(const QString& path, const QString& documents) {
    m_path->setText(path);
    m_documents->setText(documents);
    m_path->setCursorPosition(path.size());
}

void TextPicker::setTitle(const QString& title) {
    m_title = title;
    m_path->setAccessibleName(title);
    m_documents->setAccessibleName(tr("Documents of: %1").arg(title));
    m_browse->setAccessibleName(tr("Choose a file: %1").arg(title));
}

void TextPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TextPicker::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TextPicker::dropEvent(QDropEvent* event) {
    m_path->setText(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

void TextPicker::browse() {
    auto* dialog = new QFileDialog(this, m_title, QFileInfo(path()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Texts (*.txt *.jsonl *.raw *.tokens *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_path, [this](const QString& file) {
        m_path->setText(QDir::toNativeSeparators(file));
        m_path->setFocus();
    });
    dialog->open();
}

void TextPicker::check() { setNotice(m_problem, textProblem(path(), documents())); }

void TextPicker::retranslate() {
    m_path->setPlaceholderText(tr("Text file"));
    m_path->setToolTip(tr("Plain text or .jsonl with a \"text\" field, either may be gzipped."));
    m_browse->setToolTip(tr("Choose a file"));
    m_documentsLabel->setText(tr("Documents"));
    m_documents->setPlaceholderText(tr("all"));
    m_documents->setToolTip(tr("First and last document to use, for example 0-299. Documents are counted from 0 and "
                               "separated by <|endoftext|>, or are the lines of a .jsonl file.")
                                .toHtmlEscaped()
                                .prepend(QStringLiteral("<p>"))
                                .append(QStringLiteral("</p>")));
    setTitle(m_title);
    check();
}

} // namespace precis
