// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window for the documentation.
#pragma once

#include <QString>

namespace precis {

class MainWindow;

// When everything has been opened, saves a picture of the window and quits the application.
void saveScreenshotAndQuit(MainWindow* window, const QString& file);

} // namespace precis
