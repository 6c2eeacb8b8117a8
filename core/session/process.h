// SPDX-License-Identifier: GPL-3.0-or-later
// What every job needs of its process and thread.
#pragma once

namespace precis {

// Keeps freed memory for the next tensor, and treats denormal numbers as zero on the calling thread. Cheap to call again.
void prepareProcess();

} // namespace precis
