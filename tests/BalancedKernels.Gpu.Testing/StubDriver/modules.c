// Modules: PTX text is read as far as launches must be checked against it.
#include "stub.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct module {
    char *ptx;
    function *functions;
    int count, live;
    struct module *next;
} module;

static module *modules;

enum { ERROR_LOG = 5, ERROR_LOG_BYTES = 6, MOST_DYNAMIC_SHARED = 8 };

function *find_function(void *handle)
{
    for (module *one = modules; one; one = one->next)
        for (int i = 0; one->live && i < one->count; i++)
            if (&one->functions[i] == handle) return handle;
    return NULL;
}

static uint32_t number_after(const char *from, const char *end, const char *word)
{
    const char *found = strstr(from, word);
    return found && found < end ? (uint32_t)strtoul(found + strlen(word), NULL, 10) : 0;
}

// One declaration such as ".param .align 8 .b8 p[16]" or ".param .b32 p": where it ends if it begins at an offset.
static uint32_t place(const char *from, const char *end, uint32_t offset)
{
    uint32_t align = number_after(from, end, ".align "), bits = 0, count = 1;
    for (const char *c = from; c < end; c++) {
        if (*c == '.' && strchr("bsuf", c[1]) && isdigit(c[2])) bits = (uint32_t)strtoul(c + 2, NULL, 10);
        if (*c == '[') count = (uint32_t)strtoul(c + 1, NULL, 10);
    }
    uint32_t bytes = bits / 8;
    if (align < bytes) align = bytes;
    return (align ? (offset + align - 1) / align * align : offset) + (bytes * count);
}

static void read_function(function *to, const char *name, const char *ptx)
{
    const char *open = strchr(name, '('), *close = strchr(open, ')'), *body = strchr(close, '{');
    size_t length = strcspn(name, " (\r\n\t");
    to->name = calloc(1, length + 1);
    memcpy(to->name, name, length);
    to->ptx = ptx;
    for (const char *param = strstr(open, ".param"); param && param < close; param = strstr(param + 1, ".param")) {
        const char *end = param + strcspn(param, ",)");
        to->argument_bytes = place(param, end, to->argument_bytes);
    }
    to->most_threads = number_after(close, body, ".maxntid ");
    // Declarations alone have a space behind the word: loads and stores go on with the type.
    for (const char *shared = strstr(ptx, ".shared "); shared; shared = strstr(shared + 1, ".shared "))
        to->static_shared = place(shared, shared + strcspn(shared, ";"), to->static_shared);
}

static CUresult check(const char *ptx, char *log, size_t room)
{
    const char *target = strstr(ptx, ".target sm_"), *external = strstr(ptx, ".extern .func");
    if (!strstr(ptx, ".version ") || !target) {
        snprintf(log, room, "ptxas fatal   : Missing .version or .target directive");
        return INVALID_PTX;
    }
    if (external) {
        snprintf(log, room, "ptxas fatal   : Unresolved extern function");
        return INVALID_PTX;
    }
    return strtol(target + 11, NULL, 10) > ARCHITECTURE ? NO_BINARY_FOR_GPU : SUCCESS;
}

CUresult cuModuleLoadDataEx(void **loaded, const char *ptx, unsigned options, const int *names, void **values)
{
    ENTER_UNSAFE(cuModuleLoadDataEx);
    char none[1], *log = none;
    size_t room = sizeof none;
    for (unsigned i = 0; i < options; i++) {
        if (names[i] == ERROR_LOG) log = values[i];
        if (names[i] == ERROR_LOG_BYTES) room = (size_t)values[i];
    }
    log[0] = 0;
    if ((result = check(ptx, log, room)) != SUCCESS) return leave(result, "cuModuleLoadDataEx");

    module *fresh = calloc(1, sizeof *fresh);
    fresh->ptx = strdup(ptx);
    fresh->live = 1;
    for (const char *entry = strstr(fresh->ptx, ".entry "); entry; entry = strstr(entry + 1, ".entry ")) fresh->count++;
    fresh->functions = calloc((size_t)fresh->count, sizeof(function));
    int i = 0;
    for (const char *entry = strstr(fresh->ptx, ".entry "); entry; entry = strstr(entry + 1, ".entry "))
        read_function(&fresh->functions[i++], entry + 7, fresh->ptx);
    fresh->next = modules;
    modules = fresh;
    module_loaded(ptx);
    *loaded = fresh;
    return leave(SUCCESS, "cuModuleLoadDataEx %s", fresh->count ? fresh->functions[0].name : "");
}

CUresult cuModuleUnload(void *handle)
{
    ENTER_UNSAFE(cuModuleUnload);
    for (module *one = modules; one; one = one->next) {
        if (one == handle && one->live) {
            finish_all();
            one->live = 0;
            return leave(SUCCESS, "cuModuleUnload");
        }
    }
    return leave(INVALID_HANDLE, "cuModuleUnload");
}

CUresult cuModuleGetFunction(void **found, void *handle, const char *name)
{
    ENTER(cuModuleGetFunction);
    for (module *one = modules; one; one = one->next) {
        for (int i = 0; one == handle && i < one->count; i++) {
            if (strcmp(one->functions[i].name, name) == 0) {
                *found = &one->functions[i];
                return leave(SUCCESS, "cuModuleGetFunction %s", name);
            }
        }
    }
    return leave(NOT_FOUND, "cuModuleGetFunction %s", name);
}

CUresult cuFuncSetAttribute(void *handle, int attribute, int value)
{
    ENTER(cuFuncSetAttribute);
    function *one = find_function(handle);
    if (!one) return leave(INVALID_HANDLE, "cuFuncSetAttribute of an unknown kernel");
    if (attribute != MOST_DYNAMIC_SHARED || value < 0 || value + one->static_shared > SHARED_PER_BLOCK_MOST)
        return leave(INVALID_VALUE, "cuFuncSetAttribute %s %d %d", one->name, attribute, value);
    one->asked_shared = (uint32_t)value;
    return leave(SUCCESS, "cuFuncSetAttribute %s %d %d", one->name, attribute, value);
}

static int fits(const uint32_t *sizes, const uint64_t *most)
{
    for (int i = 0; i < 3; i++)
        if (sizes[i] < 1 || sizes[i] > most[i]) return 0;
    return 1;
}

CUresult cuLaunchKernel(void *handle, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                        unsigned shared, void *on, void **params, void **extra)
{
    static const uint64_t most_grid[] = {2147483647, 65535, 65535}, most_block[] = {1024, 1024, 64};
    ENTER(cuLaunchKernel);
    function *one = find_function(handle);
    stream *to = find_stream(on);
    if (!one || !to) return leave(INVALID_HANDLE, "cuLaunchKernel of an unknown kernel or stream");
    if (to->invalid) return leave(STREAM_CAPTURE_INVALIDATED, "cuLaunchKernel %s", one->name);

    operation work = {.kind = LAUNCH, .launch = {.grid = {gx, gy, gz}, .block = {bx, by, bz}, .shared = shared,
                      .stream = (uint64_t)on, .kernel = one->name, .ptx = one->ptx}};
    uint32_t threads = bx * by * bz;
    if (!fits(work.launch.grid, most_grid) || !fits(work.launch.block, most_block) || threads > 1024
        || (one->most_threads && threads > one->most_threads)
        || shared + one->static_shared > (one->asked_shared ? SHARED_PER_BLOCK_MOST : SHARED_PER_BLOCK) || (one->asked_shared && shared > one->asked_shared))
        return leave(INVALID_VALUE, "cuLaunchKernel %s grid=%ux%ux%u block=%ux%ux%u shared=%u", one->name, gx, gy, gz, bx, by, bz, shared);

    // Arguments come as one buffer: pairs of a code and a value, up to code 0. 1 is the buffer, 2 its size.
    void *buffer = NULL;
    size_t bytes = 0;
    for (int i = 0; extra && extra[i]; i += 2) {
        if (extra[i] == (void *)1) buffer = extra[i + 1];
        if (extra[i] == (void *)2) bytes = *(size_t *)extra[i + 1];
    }
    if (params || !buffer || bytes != one->argument_bytes || bytes > MOST_ARGUMENTS) {
        violation("%s takes %u bytes of arguments and was given %zu", one->name, one->argument_bytes, bytes);
        return leave(INVALID_VALUE, "cuLaunchKernel %s arguments=%zu", one->name, bytes);
    }
    work.launch.argument_bytes = (uint32_t)bytes;
    memcpy(work.launch.arguments, buffer, bytes);
    give(to, &work);
    return leave(SUCCESS, "cuLaunchKernel %s grid=%ux%ux%u block=%ux%ux%u shared=%u", one->name, gx, gy, gz, bx, by, bz, shared);
}
