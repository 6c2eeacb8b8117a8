// SPDX-License-Identifier: GPL-3.0-or-later
// What *_kernel.cpp files share. They are compiled with -ffast-math, so that sums and exponentials vectorize, and marked
// functions once for each instruction set; the best one is chosen when the program starts.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PRECIS_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PRECIS_CLONES
#endif
