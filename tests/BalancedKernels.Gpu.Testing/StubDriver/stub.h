// A CUDA driver without a GPU: what the driver's functions promise, the strict way.
//
// - Work given to a stream waits in it until something that must wait for it does: a result that is read too early is
//   a stale one.
// - Device memory is never given out twice: whatever touches freed memory is caught.
// - A call that a real driver refuses is refused with its error; a call that it would let pass and that is wrong all
//   the same (a copy out of bounds of a live block, a kernel given freed memory) is written down as a violation.
//
// Every call is written down. Tests read the calls, the launches, the violations and the loaded modules, set the
// memory there is, and have calls fail, through the stub_ functions of control.c.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef int CUresult;
typedef uint64_t CUdeviceptr;

enum {
    SUCCESS = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    NOT_INITIALIZED = 3,
    INVALID_DEVICE = 101,
    INVALID_CONTEXT = 201,
    NO_BINARY_FOR_GPU = 209,
    INVALID_PTX = 218,
    INVALID_HANDLE = 400,
    ILLEGAL_STATE = 401,
    NOT_FOUND = 500,
    NOT_READY = 600,
    ILLEGAL_ADDRESS = 700,
    HOST_MEMORY_ALREADY_REGISTERED = 712,
    HOST_MEMORY_NOT_REGISTERED = 713,
    STREAM_CAPTURE_UNSUPPORTED = 900,
    STREAM_CAPTURE_INVALIDATED = 901,
    STREAM_CAPTURE_WRONG_THREAD = 908,
};

// The device: an H100 as its driver describes it.
enum {
    ARCHITECTURE = 90,
    DRIVER_VERSION = 12080,
    MULTIPROCESSORS = 132,
    SHARED_PER_BLOCK = 49152,
    SHARED_PER_BLOCK_MOST = 232448,
};

#define MOST_ARGUMENTS 512

// One launch, as tests read it. The layout is known to StubLaunch.cs.
typedef struct {
    uint32_t grid[3], block[3];
    uint32_t shared, argument_bytes;
    uint64_t stream;
    const char *kernel;
    const char *ptx;
    uint64_t replayed;
    uint8_t arguments[MOST_ARGUMENTS];
} launch;

typedef struct function {
    char *name;
    const char *ptx;
    uint32_t argument_bytes, most_threads, static_shared, asked_shared;
} function;

typedef struct event event;

typedef enum { COPY, FILL, LAUNCH, MARK } kind;

typedef struct operation {
    kind kind;
    uint64_t to, from, bytes;
    uint8_t value;
    event *mark;
    launch launch;
} operation;

typedef struct {
    operation *items;
    int count, room;
} operations;

typedef struct graph {
    operations nodes;
    int live;
    struct graph *next;
} graph;

typedef struct stream {
    operations pending;
    graph *capture;
    int invalid, relaxed, live;
    uint64_t owner;
    struct stream *next;
} stream;

// control.c
void enter(void);
CUresult leave(CUresult result, const char *call, ...) __attribute__((format(printf, 2, 3)));
int forced(const char *name, CUresult *result);
void violation(const char *text, ...) __attribute__((format(printf, 1, 2)));
void launched(const launch *done);
void module_loaded(const char *ptx);
void run_kernel(const launch *done);
uint64_t this_thread(void);

// devices.c
CUresult check_context(void);

// events.c
void stamp(event *mark);

// memory.c
uint64_t memory_total(void);
void forget_memory(void);
int is_device(uint64_t from, uint64_t bytes);
int is_freed(uint64_t address);
int is_pinned(uint64_t from, uint64_t bytes);
int checked_copy(uint64_t to, uint64_t from, uint64_t bytes);
int checked_fill(uint64_t to, uint8_t value, uint64_t bytes);

// modules.c
function *find_function(void *handle);

// streams.c
stream *find_stream(void *handle);
void give(stream *to, const operation *work);
void finish(stream *of);
void finish_all(void);
int uses_memory(uint64_t from, uint64_t bytes);
CUresult check_no_capture(void);
CUresult sticky(void);
void fault(CUresult error);

// Opens a function: takes the lock, and answers with what a test forces or with the lack of a context.
#define ENTER(name)                                                  \
    CUresult result = SUCCESS;                                       \
    enter();                                                         \
    if (forced(#name, &result)) return leave(result, #name " forced"); \
    if ((result = check_context()) != SUCCESS) return leave(result, #name " without a context")

// The same for functions that a thread whose stream is being captured must not call.
#define ENTER_UNSAFE(name)                                           \
    ENTER(name);                                                     \
    if ((result = check_no_capture()) != SUCCESS) return leave(result, #name " while capturing")
