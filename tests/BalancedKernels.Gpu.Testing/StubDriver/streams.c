// Streams: work waits in them, in order, until somebody waits for it.
#include "stub.h"
#include <stdlib.h>
#include <string.h>

static stream null_stream = {.live = 1};
static stream *streams = &null_stream;
static CUresult broken;

CUresult sticky(void) { return broken; }
void fault(CUresult error) { broken = error; }

stream *find_stream(void *handle)
{
    if (!handle) return &null_stream;
    for (stream *one = streams; one; one = one->next)
        if (one == handle && one->live) return one;
    return NULL;
}

static void append(operations *to, const operation *work)
{
    if (to->count == to->room) {
        to->room = to->room ? 2 * to->room : 16;
        to->items = realloc(to->items, (size_t)to->room * sizeof(operation));
    }
    to->items[to->count++] = *work;
}

void give(stream *to, const operation *work) { append(to->capture ? &to->capture->nodes : &to->pending, work); }

static void execute(const operation *work)
{
    int right = 1;
    if (work->kind == COPY) right = checked_copy(work->to, work->from, work->bytes);
    if (work->kind == FILL) right = checked_fill(work->to, work->value, work->bytes);
    if (work->kind == MARK) stamp(work->mark);
    if (work->kind == LAUNCH) {
        for (uint32_t at = 0; at + 8 <= work->launch.argument_bytes; at += 8) {
            uint64_t word;
            memcpy(&word, work->launch.arguments + at, sizeof word);
            if (is_freed(word)) {
                violation("%s was given freed memory, argument byte %u", work->launch.kernel, at);
                right = 0;
            }
        }
        launched(&work->launch);
        if (right) run_kernel(&work->launch);
    }
    if (!right) fault(ILLEGAL_ADDRESS);
}

void finish(stream *of)
{
    operations work = of->pending;
    memset(&of->pending, 0, sizeof of->pending);
    for (int i = 0; i < work.count; i++) execute(&work.items[i]);
    free(work.items);
}

void finish_all(void)
{
    for (stream *one = streams; one; one = one->next) finish(one);
}

static int touches(const operation *work, uint64_t from, uint64_t bytes)
{
    return work->kind == COPY && ((work->to < from + bytes && from < work->to + work->bytes) || (work->from < from + bytes && from < work->from + work->bytes));
}

int uses_memory(uint64_t from, uint64_t bytes)
{
    for (stream *one = streams; one; one = one->next)
        for (int i = 0; i < one->pending.count; i++)
            if (touches(&one->pending.items[i], from, bytes)) return 1;
    return 0;
}

CUresult check_no_capture(void)
{
    CUresult found = SUCCESS;
    for (stream *one = streams; one; one = one->next) {
        if (one->capture && !one->relaxed && (one->owner == 0 || one->owner == this_thread())) {
            one->invalid = 1;
            found = STREAM_CAPTURE_UNSUPPORTED;
        }
    }
    return found;
}

CUresult cuStreamCreate(void **made, unsigned flags)
{
    ENTER(cuStreamCreate);
    stream *fresh = calloc(1, sizeof *fresh);
    fresh->live = 1;
    fresh->next = streams;
    streams = fresh;
    *made = fresh;
    return leave(SUCCESS, "cuStreamCreate flags=%u", flags);
}

CUresult cuStreamDestroy_v2(void *handle)
{
    ENTER(cuStreamDestroy_v2);
    stream *old = find_stream(handle);
    if (!old || !handle) return leave(INVALID_HANDLE, "cuStreamDestroy_v2");
    finish(old);
    old->live = 0;
    return leave(SUCCESS, "cuStreamDestroy_v2");
}

CUresult cuStreamSynchronize(void *handle)
{
    ENTER(cuStreamSynchronize);
    stream *of = find_stream(handle);
    if (!of) return leave(INVALID_HANDLE, "cuStreamSynchronize");
    if (of->capture) {
        of->invalid = 1;
        return leave(STREAM_CAPTURE_UNSUPPORTED, "cuStreamSynchronize while capturing");
    }
    finish(of);
    return leave(sticky(), "cuStreamSynchronize");
}

CUresult cuMemcpyAsync(CUdeviceptr to, CUdeviceptr from, size_t bytes, void *handle)
{
    ENTER(cuMemcpyAsync);
    stream *on = find_stream(handle);
    if (!on) return leave(INVALID_HANDLE, "cuMemcpyAsync");
    if (on->invalid) return leave(STREAM_CAPTURE_INVALIDATED, "cuMemcpyAsync");
    const char *direction = is_device(to, 1) ? is_device(from, 1) ? "device to device" : "to device" : "from device";
    int pinned = (is_device(to, 1) || is_pinned(to, bytes)) && (is_device(from, 1) || is_pinned(from, bytes));
    operation work = {.kind = COPY, .to = to, .from = from, .bytes = bytes};
    give(on, &work);
    // Memory that the driver does not know may change or go as soon as the call returns: it copies at once.
    if (!pinned && !on->capture) finish(on);
    return leave(sticky(), "cuMemcpyAsync %s bytes=%zu %s", direction, bytes, pinned ? "pinned" : "pageable");
}

CUresult cuMemsetD8Async(CUdeviceptr to, unsigned char value, size_t bytes, void *handle)
{
    ENTER(cuMemsetD8Async);
    stream *on = find_stream(handle);
    if (!on) return leave(INVALID_HANDLE, "cuMemsetD8Async");
    if (on->invalid) return leave(STREAM_CAPTURE_INVALIDATED, "cuMemsetD8Async");
    operation work = {.kind = FILL, .to = to, .value = value, .bytes = bytes};
    give(on, &work);
    return leave(SUCCESS, "cuMemsetD8Async bytes=%zu value=%u", bytes, value);
}
