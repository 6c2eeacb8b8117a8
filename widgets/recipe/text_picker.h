// SPDX-License-Identifier: GPL-3.0-or-later
// TextPicker: chooses a text file and optionally a range of its documents.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QWidget>

namespace precis {

class TextPicker : public QWidget {
    Q_OBJECT

public:
    explicit TextPicker(QWidget* parent = nullptr);

    QString path() const { return m_path->text().trimmed(); }
    QString documents() const { return m_documents->text().trimmed(); }
    void setText(const QString& path, const QString& documents);
    void setTitle(const QString& title); // of the file dialog, and the accessible name
    bool hasProblem() const { return !m_problem->isHidden(); }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void browse();
    void check();
    void retranslate();

    QString m_title;
    QLineEdit* m_path;
    QToolButton* m_browse;
    QLabel* m_documentsLabel;
    QLineEdit* m_documents;
    QLabel* m_problem;
};

} // namespace precis
