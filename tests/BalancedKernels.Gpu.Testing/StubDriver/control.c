// What tests see of the driver, and how they steer it.
#define _GNU_SOURCE
#include "stub.h"
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/syscall.h>

typedef struct {
    char **items;
    long count, room;
} texts;

static pthread_mutex_t gate;
static pthread_once_t gate_made = PTHREAD_ONCE_INIT;
static texts calls, violations, modules;
static launch *launches;
static long launch_count, launch_room;
static void (*kernel_runner)(const launch *);
static char forced_name[64];
static CUresult forced_result;
static long forced_after = -1;

static void make_gate(void)
{
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&gate, &recursive);
}

static void add(texts *to, char *text)
{
    if (to->count == to->room) {
        to->room = to->room ? 2 * to->room : 256;
        to->items = realloc(to->items, to->room * sizeof(char *));
    }
    to->items[to->count++] = text;
}

static const char *at(texts *of, long index)
{
    return index >= 0 && index < of->count ? of->items[index] : NULL;
}

static void clear(texts *of)
{
    for (long i = 0; i < of->count; i++) free(of->items[i]);
    of->count = 0;
}

void enter(void)
{
    pthread_once(&gate_made, make_gate);
    pthread_mutex_lock(&gate);
}

CUresult leave(CUresult result, const char *call, ...)
{
    char *text = NULL, *line = NULL;
    va_list values;
    va_start(values, call);
    if (vasprintf(&text, call, values) >= 0 && asprintf(&line, "%s = %d", text, result) >= 0) add(&calls, line);
    va_end(values);
    free(text);
    pthread_mutex_unlock(&gate);
    return result;
}

int forced(const char *name, CUresult *result)
{
    if (forced_after < 0 || strcmp(name, forced_name) != 0 || forced_after-- > 0) return 0;
    *result = forced_result;
    return 1;
}

void violation(const char *text, ...)
{
    char *line = NULL;
    va_list values;
    va_start(values, text);
    if (vasprintf(&line, text, values) >= 0) add(&violations, line);
    va_end(values);
}

void launched(const launch *done)
{
    if (launch_count == launch_room) {
        launch_room = launch_room ? 2 * launch_room : 64;
        launches = realloc(launches, launch_room * sizeof(launch));
    }
    launches[launch_count++] = *done;
}

void module_loaded(const char *ptx) { add(&modules, strdup(ptx)); }

void run_kernel(const launch *done)
{
    if (kernel_runner) kernel_runner(done);
}

uint64_t this_thread(void) { return (uint64_t)syscall(SYS_gettid); }

// Forgets what was written down and what was to fail; memory, streams and modules stay.
void stub_reset(void)
{
    enter();
    clear(&calls);
    clear(&violations);
    clear(&modules);
    launch_count = 0;
    forced_after = -1;
    fault(SUCCESS);
    pthread_mutex_unlock(&gate);
}

// Has the call of a function after so many more fail with a result, once.
void stub_force(const char *name, CUresult result, long after)
{
    enter();
    snprintf(forced_name, sizeof forced_name, "%s", name);
    forced_result = result;
    forced_after = after;
    pthread_mutex_unlock(&gate);
}

// Has the work of the device crash: a real driver then refuses everything, until its context is gone.
void stub_crash(CUresult result)
{
    enter();
    fault(result);
    pthread_mutex_unlock(&gate);
}

// Sets what executes kernels when their turn comes; without it they leave memory as it is.
void stub_run_kernels(void (*runner)(const launch *)) { kernel_runner = runner; }

const char *stub_call(long index) { return at(&calls, index); }
const char *stub_violation(long index) { return at(&violations, index); }
const char *stub_module(long index) { return at(&modules, index); }
const launch *stub_launch(long index) { return index >= 0 && index < launch_count ? &launches[index] : NULL; }
