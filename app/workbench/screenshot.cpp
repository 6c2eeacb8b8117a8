// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include "main_window.h"

#include <QApplication>
#include <QTimer>

#include <utility>

namespace precis {

namespace {

constexpr int kSettleMilliseconds = 500; // plots draw a moment after their data has arrived

} // namespace

void saveScreenshotAndQuit(MainWindow* window, const QString& file) {
    auto* timer = new QTimer(window);
    timer->setInterval(kSettleMilliseconds);
    QObject::connect(timer, &QTimer::timeout, window, [window, file, wasIdle = false]() mutable {
        Workspace* workspace = window->workspace();
        const bool isIdle =
            !workspace->controller()->isBusy() && !workspace->codebooks()->isBusy() && !workspace->additive()->isBusy();
        if (!std::exchange(wasIdle, isIdle) || !isIdle)
            return;
        QApplication::exit(window->grab().save(file) ? EXIT_SUCCESS : EXIT_FAILURE);
    });
    timer->start();
}

} // namespace precis
