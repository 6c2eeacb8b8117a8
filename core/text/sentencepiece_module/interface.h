/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain C functions between core and the module that holds libsentencepiece. Nothing of C++ crosses: results go to
   callbacks, a function that can fail returns 0 and has told the callback why. */
#pragma once

#include <stddef.h>

typedef void (*PrecisTakeText)(void* context, const char* text, size_t bytes);
typedef void (*PrecisTakeIds)(void* context, const int* ids, size_t count);

struct PrecisSentencePiece {
    void* (*load)(const char* data, size_t bytes, void* context, PrecisTakeText takeError);
    void (*unload)(void* model);
    int (*encode)(const void* model, const char* text, size_t bytes, void* context, PrecisTakeIds takeIds,
                  PrecisTakeText takeError);
    int (*decode)(const void* model, const int* ids, size_t count, void* context, PrecisTakeText takeText,
                  PrecisTakeText takeError);
    void (*piece)(const void* model, int id, void* context, PrecisTakeText takeText);
    int (*isControl)(const void* model, int id);
    int (*size)(const void* model);
    int (*bos)(const void* model);
    int (*eos)(const void* model);
    int (*train)(const char* arguments, void* context, PrecisTakeText takeError);
};

/* The module's one symbol, "precisSentencePiece", is a function of this type. */
typedef const struct PrecisSentencePiece* (*PrecisSentencePieceEntry)(void);
