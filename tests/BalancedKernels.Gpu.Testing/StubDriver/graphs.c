// Capture and graphs.
#include "stub.h"
#include <stdlib.h>
#include <string.h>

typedef struct executable {
    operations nodes;
    int live;
    uint64_t number;
    struct executable *next;
} executable;

static graph *graphs;
static executable *executables;
static uint64_t last_number;

static graph *find_graph(void *handle)
{
    for (graph *one = graphs; one; one = one->next)
        if (one == handle && one->live) return one;
    return NULL;
}

static executable *find_executable(void *handle)
{
    for (executable *one = executables; one; one = one->next)
        if (one == handle && one->live) return one;
    return NULL;
}

// Modes: 0 global, 1 this thread, 2 relaxed.
CUresult cuStreamBeginCapture_v2(void *handle, int mode)
{
    ENTER(cuStreamBeginCapture_v2);
    stream *on = find_stream(handle);
    if (!on) return leave(INVALID_HANDLE, "cuStreamBeginCapture_v2");
    if (!handle) return leave(STREAM_CAPTURE_UNSUPPORTED, "cuStreamBeginCapture_v2 of the legacy stream");
    if (on->capture) return leave(ILLEGAL_STATE, "cuStreamBeginCapture_v2 while capturing");
    graph *fresh = calloc(1, sizeof *fresh);
    fresh->next = graphs;
    graphs = on->capture = fresh;
    on->invalid = 0;
    on->owner = mode == 1 ? this_thread() : 0;
    on->relaxed = mode == 2;
    return leave(SUCCESS, "cuStreamBeginCapture_v2 mode=%d", mode);
}

CUresult cuStreamEndCapture(void *handle, void **made)
{
    ENTER(cuStreamEndCapture);
    stream *on = find_stream(handle);
    *made = NULL;
    if (!on || !on->capture) return leave(ILLEGAL_STATE, "cuStreamEndCapture");
    if (on->owner && on->owner != this_thread()) return leave(STREAM_CAPTURE_WRONG_THREAD, "cuStreamEndCapture");
    graph *done = on->capture;
    int invalid = on->invalid;
    on->capture = NULL;
    on->invalid = 0;
    if (invalid) return leave(STREAM_CAPTURE_INVALIDATED, "cuStreamEndCapture");
    done->live = 1;
    *made = done;
    return leave(SUCCESS, "cuStreamEndCapture nodes=%d", done->nodes.count);
}

CUresult cuGraphInstantiateWithFlags(void **made, void *handle, uint64_t flags)
{
    ENTER(cuGraphInstantiateWithFlags);
    graph *of = find_graph(handle);
    if (!of) return leave(INVALID_VALUE, "cuGraphInstantiateWithFlags");
    executable *fresh = calloc(1, sizeof *fresh);
    fresh->nodes.count = fresh->nodes.room = of->nodes.count;
    fresh->nodes.items = malloc((size_t)of->nodes.count * sizeof(operation) + 1);
    memcpy(fresh->nodes.items, of->nodes.items, (size_t)of->nodes.count * sizeof(operation));
    fresh->live = 1;
    fresh->number = ++last_number;
    fresh->next = executables;
    executables = fresh;
    *made = fresh;
    return leave(SUCCESS, "cuGraphInstantiateWithFlags nodes=%d flags=%llu", of->nodes.count, (unsigned long long)flags);
}

CUresult cuGraphLaunch(void *handle, void *on)
{
    ENTER(cuGraphLaunch);
    executable *one = find_executable(handle);
    stream *to = find_stream(on);
    if (!one || !to) return leave(INVALID_HANDLE, "cuGraphLaunch");
    for (int i = 0; i < one->nodes.count; i++) {
        operation work = one->nodes.items[i];
        work.launch.replayed = one->number;
        give(to, &work);
    }
    return leave(SUCCESS, "cuGraphLaunch");
}

CUresult cuGraphExecDestroy(void *handle)
{
    ENTER(cuGraphExecDestroy);
    executable *old = find_executable(handle);
    if (!old) return leave(INVALID_HANDLE, "cuGraphExecDestroy");
    old->live = 0;
    return leave(SUCCESS, "cuGraphExecDestroy");
}

CUresult cuGraphDestroy(void *handle)
{
    ENTER(cuGraphDestroy);
    graph *old = find_graph(handle);
    if (!old) return leave(INVALID_HANDLE, "cuGraphDestroy");
    old->live = 0;
    return leave(SUCCESS, "cuGraphDestroy");
}

// Graphs and executable graphs that were made and not destroyed.
long stub_graphs(void)
{
    long count = 0;
    for (graph *one = graphs; one; one = one->next) count += one->live;
    for (executable *one = executables; one; one = one->next) count += one->live;
    return count;
}
