// Device memory, page-locked host memory, copies.
#define _GNU_SOURCE
#include "stub.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

typedef struct block {
    uint64_t start, bytes, mapped;
    int live, host;
    struct block *next;
} block;

static block *blocks;
static uint64_t total = (uint64_t)80 << 30, used;

uint64_t memory_total(void) { return total; }

static block *find(uint64_t start)
{
    for (block *one = blocks; one; one = one->next)
        if (one->start == start && one->live) return one;
    return NULL;
}

static block *around(uint64_t from, uint64_t bytes)
{
    for (block *one = blocks; one; one = one->next)
        if (one->live && from >= one->start && from + bytes <= one->start + one->bytes) return one;
    return NULL;
}

static block *add(uint64_t start, uint64_t bytes, uint64_t mapped)
{
    block *fresh = calloc(1, sizeof *fresh);
    fresh->start = start;
    fresh->bytes = bytes;
    fresh->mapped = mapped;
    fresh->live = 1;
    fresh->next = blocks;
    blocks = fresh;
    return fresh;
}

static uint64_t map(uint64_t bytes, uint64_t *mapped)
{
    *mapped = (bytes + 4095) & ~(uint64_t)4095;
    void *memory = mmap(NULL, *mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? 0 : (uint64_t)memory;
}

// The addresses stay taken, so that nothing can come to stand where something was freed.
static void unmap(block *old)
{
    madvise((void *)old->start, old->mapped, MADV_DONTNEED);
    mprotect((void *)old->start, old->mapped, PROT_NONE);
    old->live = 0;
}

void forget_memory(void)
{
    for (block *one = blocks; one; one = one->next) {
        if (one->live && !one->host) unmap(one);
        one->live = 0;
    }
    used = 0;
}

int is_device(uint64_t from, uint64_t bytes)
{
    block *found = around(from, bytes);
    return found && !found->host;
}

int is_pinned(uint64_t from, uint64_t bytes)
{
    block *found = around(from, bytes);
    return found && found->host;
}

int is_freed(uint64_t address)
{
    for (block *one = blocks; one; one = one->next)
        if (!one->host && address >= one->start && address < one->start + one->mapped) return !one->live;
    return 0;
}

// Whether memory that is one of the driver's blocks, in part or freed, may be touched; other memory is the program's.
static int allowed(const char *what, uint64_t from, uint64_t bytes)
{
    if (around(from, bytes)) return 1;
    if (from < 4096) {
        violation("%s of %llu bytes without an address", what, (unsigned long long)bytes);
        return 0;
    }
    for (block *one = blocks; one; one = one->next) {
        if (one->host && !one->live) continue;
        if (from < one->start + one->mapped && one->start < from + bytes) {
            violation("%s of %llu bytes %s", what, (unsigned long long)bytes, one->live ? "out of bounds" : "of freed memory");
            return 0;
        }
    }
    return 1;
}

int checked_copy(uint64_t to, uint64_t from, uint64_t bytes)
{
    if (!allowed("a copy", to, bytes) || !allowed("a copy", from, bytes)) return 0;
    memcpy((void *)to, (const void *)from, bytes);
    return 1;
}

int checked_fill(uint64_t to, uint8_t value, uint64_t bytes)
{
    if (!allowed("a fill", to, bytes)) return 0;
    memset((void *)to, value, bytes);
    return 1;
}

CUresult cuMemGetInfo_v2(size_t *free_bytes, size_t *total_bytes)
{
    ENTER(cuMemGetInfo_v2);
    *free_bytes = total - used;
    *total_bytes = total;
    return leave(SUCCESS, "cuMemGetInfo_v2");
}

CUresult cuMemAlloc_v2(CUdeviceptr *memory, size_t bytes)
{
    ENTER_UNSAFE(cuMemAlloc_v2);
    uint64_t mapped;
    *memory = 0;
    if (bytes == 0) return leave(INVALID_VALUE, "cuMemAlloc_v2 bytes=0");
    if (bytes > total - used || !(*memory = map(bytes, &mapped))) return leave(OUT_OF_MEMORY, "cuMemAlloc_v2 bytes=%zu", bytes);
    add(*memory, bytes, mapped);
    used += bytes;
    // Nobody may rely on fresh memory: these are NaNs.
    memset((void *)*memory, 0xFF, bytes);
    return leave(SUCCESS, "cuMemAlloc_v2 bytes=%zu", bytes);
}

CUresult cuMemFree_v2(CUdeviceptr memory)
{
    ENTER_UNSAFE(cuMemFree_v2);
    block *old = find(memory);
    if (memory == 0) return leave(SUCCESS, "cuMemFree_v2 null");
    if (!old || old->host) {
        violation("cuMemFree of what is no live block");
        return leave(INVALID_VALUE, "cuMemFree_v2");
    }
    finish_all();
    used -= old->bytes;
    unmap(old);
    return leave(SUCCESS, "cuMemFree_v2 bytes=%llu", (unsigned long long)old->bytes);
}

CUresult cuMemHostRegister_v2(void *memory, size_t bytes, unsigned flags)
{
    ENTER_UNSAFE(cuMemHostRegister_v2);
    uint64_t start = (uint64_t)memory;
    if (bytes == 0) return leave(INVALID_VALUE, "cuMemHostRegister_v2 bytes=0");
    // The driver locks whole pages.
    for (block *one = blocks; one; one = one->next)
        if (one->live && one->start / 4096 <= (start + bytes - 1) / 4096 && start / 4096 <= (one->start + one->bytes - 1) / 4096)
            return leave(HOST_MEMORY_ALREADY_REGISTERED, "cuMemHostRegister_v2 bytes=%zu", bytes);
    block *fresh = add(start, bytes, bytes);
    fresh->host = 1;
    return leave(SUCCESS, "cuMemHostRegister_v2 bytes=%zu flags=%u", bytes, flags);
}

CUresult cuMemHostUnregister(void *memory)
{
    ENTER_UNSAFE(cuMemHostUnregister);
    block *old = find((uint64_t)memory);
    if (!old || !old->host) return leave(HOST_MEMORY_NOT_REGISTERED, "cuMemHostUnregister");
    if (uses_memory(old->start, old->bytes)) violation("cuMemHostUnregister of memory that a stream still works with");
    old->live = 0;
    return leave(SUCCESS, "cuMemHostUnregister bytes=%llu", (unsigned long long)old->bytes);
}

// Sets the memory that the device has, in bytes.
void stub_memory(uint64_t bytes)
{
    enter();
    total = bytes;
    leave(SUCCESS, "stub_memory");
}

uint64_t stub_used(void) { return used; }

// Blocks of page-locked host memory that are live.
long stub_pinned(void)
{
    long count = 0;
    for (block *one = blocks; one; one = one->next) count += one->live && one->host;
    return count;
}

// Finds the live block of device memory that holds an address.
int stub_block(uint64_t address, uint64_t *start, uint64_t *bytes)
{
    block *found = around(address, 1);
    if (!found || found->host) return 0;
    *start = found->start;
    *bytes = found->bytes;
    return 1;
}
