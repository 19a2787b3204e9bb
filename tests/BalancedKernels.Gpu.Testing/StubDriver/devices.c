// The device, its driver and its contexts.
#include "stub.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct context {
    int live;
    struct context *next;
} context;

static int initialized;
static context *contexts;
static __thread context *current;

CUresult check_context(void)
{
    if (!initialized) return NOT_INITIALIZED;
    return current && current->live ? sticky() : INVALID_CONTEXT;
}

static context *find(void *handle)
{
    for (context *one = contexts; one; one = one->next)
        if (one == handle && one->live) return one;
    return NULL;
}

CUresult cuInit(unsigned flags)
{
    CUresult result = SUCCESS;
    enter();
    if (forced("cuInit", &result)) return leave(result, "cuInit forced");
    initialized = 1;
    return leave(flags == 0 ? SUCCESS : INVALID_VALUE, "cuInit");
}

CUresult cuDriverGetVersion(int *version)
{
    enter();
    *version = DRIVER_VERSION;
    return leave(SUCCESS, "cuDriverGetVersion");
}

CUresult cuGetErrorString(CUresult error, const char **text)
{
    switch (error) {
    case SUCCESS: *text = "no error"; break;
    case INVALID_VALUE: *text = "invalid argument"; break;
    case OUT_OF_MEMORY: *text = "out of memory"; break;
    case INVALID_PTX: *text = "a PTX JIT compilation failed"; break;
    case ILLEGAL_ADDRESS: *text = "an illegal memory access was encountered"; break;
    case STREAM_CAPTURE_UNSUPPORTED: *text = "operation not permitted when stream is capturing"; break;
    case STREAM_CAPTURE_INVALIDATED: *text = "operation failed due to a previous error during capture"; break;
    default: *text = "another error"; break;
    }
    return SUCCESS;
}

CUresult cuDeviceGetCount(int *count)
{
    CUresult result = SUCCESS;
    enter();
    if (forced("cuDeviceGetCount", &result)) return leave(result, "cuDeviceGetCount forced");
    *count = 1;
    return leave(initialized ? SUCCESS : NOT_INITIALIZED, "cuDeviceGetCount");
}

CUresult cuDeviceGet(int *device, int ordinal)
{
    enter();
    *device = ordinal;
    return leave(ordinal == 0 ? SUCCESS : INVALID_DEVICE, "cuDeviceGet %d", ordinal);
}

CUresult cuDeviceGetName(char *name, int length, int device)
{
    enter();
    snprintf(name, (size_t)length, "Stub H100");
    return leave(device == 0 ? SUCCESS : INVALID_DEVICE, "cuDeviceGetName");
}

CUresult cuDeviceTotalMem_v2(size_t *bytes, int device)
{
    enter();
    *bytes = memory_total();
    return leave(device == 0 ? SUCCESS : INVALID_DEVICE, "cuDeviceTotalMem_v2");
}

CUresult cuDeviceGetAttribute(int *value, int attribute, int device)
{
    // By the numbers of CUdevice_attribute; what is not listed is zero.
    static const int values[][2] = {
        {1, 1024}, {2, 1024}, {3, 1024}, {4, 64}, {5, 2147483647}, {6, 65535}, {7, 65535}, {8, SHARED_PER_BLOCK},
        {9, 65536}, {10, 32}, {11, 2147483647}, {12, 65536}, {13, 1980000}, {16, MULTIPROCESSORS}, {19, 1}, {32, 1},
        {33, 1}, {36, 2619000}, {37, 5120}, {38, 52428800}, {39, 2048}, {40, 3}, {75, ARCHITECTURE / 10},
        {76, ARCHITECTURE % 10}, {81, 233472}, {82, 65536}, {83, 1}, {90, 1}, {91, 1}, {97, SHARED_PER_BLOCK_MOST},
    };
    enter();
    *value = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (values[i][0] == attribute) *value = values[i][1];
    return leave(device == 0 ? SUCCESS : INVALID_DEVICE, "cuDeviceGetAttribute %d", attribute);
}

CUresult cuCtxCreate_v2(void **made, unsigned flags, int device)
{
    CUresult result = SUCCESS;
    enter();
    if (forced("cuCtxCreate_v2", &result)) return leave(result, "cuCtxCreate_v2 forced");
    if (!initialized) return leave(NOT_INITIALIZED, "cuCtxCreate_v2");
    if (device != 0) return leave(INVALID_DEVICE, "cuCtxCreate_v2");
    context *fresh = calloc(1, sizeof *fresh);
    fresh->live = 1;
    fresh->next = contexts;
    contexts = current = fresh;
    *made = fresh;
    return leave(SUCCESS, "cuCtxCreate_v2 flags=%u", flags);
}

CUresult cuCtxDestroy_v2(void *handle)
{
    enter();
    context *old = find(handle);
    if (!old) return leave(INVALID_CONTEXT, "cuCtxDestroy_v2");
    finish_all();
    old->live = 0;
    if (current == old) current = NULL;
    if (sticky() != SUCCESS) {
        // A context takes along what nobody could give back. One that did not crash is to leave nothing: see Used.
        forget_memory();
        fault(SUCCESS);
    }
    return leave(SUCCESS, "cuCtxDestroy_v2");
}

CUresult cuCtxSetCurrent(void *handle)
{
    enter();
    if (handle && !find(handle)) return leave(INVALID_CONTEXT, "cuCtxSetCurrent");
    current = handle;
    return leave(SUCCESS, "cuCtxSetCurrent");
}

CUresult cuCtxSynchronize(void)
{
    ENTER_UNSAFE(cuCtxSynchronize);
    finish_all();
    return leave(sticky(), "cuCtxSynchronize");
}

CUresult cuCtxGetCacheConfig(int *config)
{
    ENTER(cuCtxGetCacheConfig);
    *config = 0;
    return leave(SUCCESS, "cuCtxGetCacheConfig");
}

CUresult cuCtxGetSharedMemConfig(int *config)
{
    ENTER(cuCtxGetSharedMemConfig);
    *config = 1;
    return leave(SUCCESS, "cuCtxGetSharedMemConfig");
}
