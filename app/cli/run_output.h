// SPDX-License-Identifier: GPL-3.0-or-later
// How quantize and resume end: the report on stdout, what to do next on stderr, an exit code.
#pragma once

#include "command.h"

#include <precis/report.h>

enum class OutputFormat { Text, Json };

ExitCode finishRun(const precis::RunReport& report, OutputFormat format);
