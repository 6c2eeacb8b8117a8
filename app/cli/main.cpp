// SPDX-License-Identifier: GPL-3.0-or-later
// The command table of precis-cli.
#include <precis/device_info.h>

int main() { return 0; }
