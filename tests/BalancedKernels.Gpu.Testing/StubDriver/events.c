// Events: marks in the queue of work, stamped with the host's time when their turn comes.
#include "stub.h"
#include <stdlib.h>
#include <time.h>

struct event {
    int live, recorded, stamped;
    struct timespec at;
    struct event *next;
};

static event *events;

static event *find(void *handle)
{
    for (event *one = events; one; one = one->next)
        if (one == handle && one->live) return one;
    return NULL;
}

void stamp(event *mark)
{
    clock_gettime(CLOCK_MONOTONIC, &mark->at);
    mark->stamped = 1;
}

CUresult cuEventCreate(void **made, unsigned flags)
{
    ENTER(cuEventCreate);
    event *fresh = calloc(1, sizeof *fresh);
    fresh->live = 1;
    fresh->next = events;
    events = fresh;
    *made = fresh;
    return leave(SUCCESS, "cuEventCreate flags=%u", flags);
}

CUresult cuEventDestroy_v2(void *handle)
{
    ENTER(cuEventDestroy_v2);
    event *old = find(handle);
    if (!old) return leave(INVALID_HANDLE, "cuEventDestroy_v2");
    old->live = 0;
    return leave(SUCCESS, "cuEventDestroy_v2");
}

CUresult cuEventRecord(void *handle, void *on)
{
    ENTER(cuEventRecord);
    event *mark = find(handle);
    stream *to = find_stream(on);
    if (!mark || !to) return leave(INVALID_HANDLE, "cuEventRecord of an unknown event or stream");
    mark->recorded = 1;
    mark->stamped = 0;
    operation work = {.kind = MARK, .mark = mark};
    give(to, &work);
    return leave(SUCCESS, "cuEventRecord");
}

CUresult cuEventElapsedTime(float *milliseconds, void *begin, void *end)
{
    ENTER(cuEventElapsedTime);
    event *from = find(begin), *to = find(end);
    if (!from || !to || !from->recorded || !to->recorded) return leave(INVALID_HANDLE, "cuEventElapsedTime");
    if (!from->stamped || !to->stamped) return leave(NOT_READY, "cuEventElapsedTime before the work is done");
    *milliseconds = 1e3f * (float)(to->at.tv_sec - from->at.tv_sec) + 1e-6f * (float)(to->at.tv_nsec - from->at.tv_nsec);
    return leave(SUCCESS, "cuEventElapsedTime");
}

// Events that nobody destroyed.
long stub_events(void)
{
    long count = 0;
    for (event *one = events; one; one = one->next) count += one->live;
    return count;
}
