// A cuBLAS without a GPU: multiplies small matrices by the book, in the library's order (the numbers of a column stand
// together), writes every call down, and refuses what the real one refuses. It works on the stub driver's memory.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUCCESS = 0, INVALID_VALUE = 7, EXECUTION_FAILED = 13, NOT_SUPPORTED = 15 };
enum { OP_N = 0, OP_T = 1 };
enum { R_32F = 0, R_16F = 2, R_16BF = 14 };
enum { COMPUTE_32F = 68, COMPUTE_32F_FAST_TF32 = 77 };

// The stub driver's.
int cuStreamSynchronize(void *stream);
int stub_block(uint64_t address, uint64_t *start, uint64_t *bytes);

typedef struct { void *stream; } handle;

static char **calls;
static long count;
static int swaps_operations;

static int bytes_of(int type) { return type == R_32F ? 4 : 2; }

static float load(const void *from, int type, size_t at)
{
    uint32_t bits;
    float number;
    if (type == R_32F) return ((const float *)from)[at];
    uint16_t half = ((const uint16_t *)from)[at];
    if (type == R_16BF) {
        bits = (uint32_t)half << 16;
        memcpy(&number, &bits, sizeof number);
        return number;
    }
    int exponent = half >> 10 & 31, mantissa = half & 1023;
    float size = exponent == 31 ? (mantissa ? NAN : INFINITY) : exponent ? ldexpf(1024 + mantissa, exponent - 25) : ldexpf(mantissa, -24);
    return half >> 15 ? -size : size;
}

static void store(void *to, int type, size_t at, float number)
{
    uint32_t bits;
    if (type == R_32F) {
        ((float *)to)[at] = number;
        return;
    }
    memcpy(&bits, &number, sizeof bits);
    if (type == R_16BF) {
        ((uint16_t *)to)[at] = (uint16_t)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
        return;
    }
    int exponent;
    float fraction = frexpf(fabsf(number), &exponent);
    uint16_t half = 0;
    if (number != 0 && exponent >= -13) {
        long mantissa = lrintf(ldexpf(fraction, 11));
        if (mantissa == 2048) { mantissa = 1024; exponent++; }
        half = (uint16_t)((exponent + 14) << 10 | (mantissa & 1023));
    }
    ((uint16_t *)to)[at] = (uint16_t)(half | (bits >> 16 & 0x8000));
}

// Factors of TF32 have ten bits behind the point.
static float factor(float number, int compute)
{
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    if (compute == COMPUTE_32F_FAST_TF32) bits &= 0xFFFFE000;
    memcpy(&number, &bits, sizeof number);
    return number;
}

static int fits(const void *memory, size_t numbers, int type)
{
    uint64_t start, bytes, address = (uint64_t)memory;
    return stub_block(address, &start, &bytes) && address + numbers * (size_t)bytes_of(type) <= start + bytes;
}

static void write_down(const char *text)
{
    calls = realloc(calls, (size_t)(count + 1) * sizeof *calls);
    calls[count++] = strdup(text);
}

static int multiply(handle *own, int a_op, int b_op, int m, int n, int k, float alpha, const void *a, int lda, const void *b, int ldb,
                    float beta, void *c, int ldc, int type, int compute)
{
    // Rows and columns as they are stored.
    int a_rows = a_op == OP_N ? m : k, a_columns = a_op == OP_N ? k : m;
    int b_rows = b_op == OP_N ? k : n, b_columns = b_op == OP_N ? n : k;
    if (m < 0 || n < 0 || k < 0 || lda < a_rows || ldb < b_rows || ldc < m) return INVALID_VALUE;
    if (!fits(a, (size_t)lda * (size_t)(a_columns - 1) + (size_t)a_rows, type) || !fits(b, (size_t)ldb * (size_t)(b_columns - 1) + (size_t)b_rows, type)
        || !fits(c, (size_t)ldc * (size_t)(n - 1) + (size_t)m, type)) return EXECUTION_FAILED;
    if (cuStreamSynchronize(own->stream) != 0) return EXECUTION_FAILED;
    // As far as that stays inside of the matrix.
    if (swaps_operations && (a_op == OP_T ? m >= k : k >= m)) a_op = !a_op;
    for (int row = 0; row < m; row++) {
        for (int column = 0; column < n; column++) {
            float sum = 0;
            for (int i = 0; i < k; i++) {
                float left = load(a, type, a_op == OP_N ? (size_t)i * lda + row : (size_t)row * lda + i);
                float right = load(b, type, b_op == OP_N ? (size_t)column * ldb + i : (size_t)i * ldb + column);
                sum += factor(left, compute) * factor(right, compute);
            }
            size_t at = (size_t)column * ldc + row;
            store(c, type, at, alpha * sum + (beta == 0 ? 0 : beta * load(c, type, at)));
        }
    }
    return SUCCESS;
}

int cublasCreate_v2(void **made)
{
    *made = calloc(1, sizeof(handle));
    write_down("create");
    return SUCCESS;
}

int cublasDestroy_v2(void *own)
{
    free(own);
    write_down("destroy");
    return SUCCESS;
}

int cublasGetVersion_v2(void *own, int *version)
{
    (void)own;
    *version = 120804;
    return SUCCESS;
}

int cublasSetStream_v2(void *own, void *stream)
{
    ((handle *)own)->stream = stream;
    return SUCCESS;
}

int cublasSgemv_v2(void *own, int op, int m, int n, const float *alpha, const float *a, int lda, const float *x, int x_step,
                   const float *beta, float *y, int y_step)
{
    char text[200];
    snprintf(text, sizeof text, "sgemv op=%d m=%d n=%d lda=%d steps=%d,%d", op, m, n, lda, x_step, y_step);
    write_down(text);
    if (x_step != 1 || y_step != 1) return NOT_SUPPORTED;
    int rows = op == OP_N ? m : n, columns = op == OP_N ? n : m;
    return multiply(own, op, OP_N, rows, 1, columns, *alpha, a, lda, x, columns, *beta, y, rows, R_32F, COMPUTE_32F);
}

int cublasSgemm_v2(void *own, int a_op, int b_op, int m, int n, int k, const float *alpha, const float *a, int lda, const float *b, int ldb,
                   const float *beta, float *c, int ldc)
{
    char text[200];
    snprintf(text, sizeof text, "sgemm ops=%d,%d m=%d n=%d k=%d ld=%d,%d,%d", a_op, b_op, m, n, k, lda, ldb, ldc);
    write_down(text);
    return multiply(own, a_op, b_op, m, n, k, *alpha, a, lda, b, ldb, *beta, c, ldc, R_32F, COMPUTE_32F);
}

int cublasGemmEx(void *own, int a_op, int b_op, int m, int n, int k, const void *alpha, const void *a, int a_type, int lda,
                 const void *b, int b_type, int ldb, const void *beta, void *c, int c_type, int ldc, int compute, int algorithm)
{
    char text[200];
    snprintf(text, sizeof text, "gemmEx ops=%d,%d m=%d n=%d k=%d types=%d,%d,%d ld=%d,%d,%d compute=%d algorithm=%d",
             a_op, b_op, m, n, k, a_type, b_type, c_type, lda, ldb, ldc, compute, algorithm);
    write_down(text);
    // Of the combinations that the real one has, those that bench asks for; both scales are then float32.
    int known = (compute == COMPUTE_32F && (a_type == R_16F || a_type == R_16BF || a_type == R_32F)) || (compute == COMPUTE_32F_FAST_TF32 && a_type == R_32F);
    if (!known || a_type != b_type || a_type != c_type) return NOT_SUPPORTED;
    return multiply(own, a_op, b_op, m, n, k, *(const float *)alpha, a, lda, b, ldb, *(const float *)beta, c, ldc, a_type, compute);
}

// Gets a call that was written down, from 0 on; NULL behind the last.
const char *stub_cublas_call(long index) { return index < count ? calls[index] : NULL; }

// Forgets the calls. With a fault, matrices that can be are taken the other way round.
void stub_cublas_reset(int fault)
{
    for (long i = 0; i < count; i++) free(calls[i]);
    count = 0;
    swaps_operations = fault;
}
