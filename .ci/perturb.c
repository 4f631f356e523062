/* A maths library that is off by one unit in the last place, preloaded to show that no output depends on
 * the platform's.
 *
 * Every function passes its arguments on and returns the next number above the true result. Left as they are:
 * results that are no finite numbers, and whole numbers up to 2^53, because every maths library gets exp(0),
 * log2(8) and pow(10, 3) right and drawing code rightly counts on it. Roots, remainders and roundings are exact
 * by IEEE 754 and not wrapped.
 *
 * PERTURB_COUNT=FILE appends to FILE how many results were changed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned long changed;

static double off(double y) {
    if (!isfinite(y) || (fabs(y) <= 0x1p53 && y == rint(y))) return y;
    __atomic_add_fetch(&changed, 1, __ATOMIC_RELAXED);
    return nextafter(y, INFINITY);
}

static float offf(float y) {
    if (!isfinite(y) || (fabsf(y) <= 0x1p24f && y == rintf(y))) return y;
    __atomic_add_fetch(&changed, 1, __ATOMIC_RELAXED);
    return nextafterf(y, INFINITY);
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("PERTURB_COUNT");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (!file) return;
    fprintf(file, "%lu\n", changed);
    fclose(file);
}

/* Several threads may look up a function at once; each finds the same address. */
#define TRUE_ONE(type, name, ...) \
    static type (*volatile real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define ONE(name) \
    double name(double x) { TRUE_ONE(double, #name, double); return off(real(x)); } \
    float name##f(float x) { TRUE_ONE(float, #name "f", float); return offf(real(x)); }

#define TWO(name) \
    double name(double x, double y) { TRUE_ONE(double, #name, double, double); return off(real(x, y)); } \
    float name##f(float x, float y) { TRUE_ONE(float, #name "f", float, float); return offf(real(x, y)); }

ONE(exp) ONE(exp2) ONE(exp10) ONE(expm1)
ONE(log) ONE(log2) ONE(log10) ONE(log1p)
ONE(sin) ONE(cos) ONE(tan) ONE(asin) ONE(acos) ONE(atan)
ONE(sinh) ONE(cosh) ONE(tanh) ONE(asinh) ONE(acosh) ONE(atanh)
ONE(cbrt) ONE(tgamma) ONE(lgamma) ONE(erf) ONE(erfc)
TWO(pow) TWO(atan2) TWO(hypot)

double lgamma_r(double x, int *sign) {
    TRUE_ONE(double, "lgamma_r", double, int *);
    return off(real(x, sign));
}

float lgammaf_r(float x, int *sign) {
    TRUE_ONE(float, "lgammaf_r", float, int *);
    return offf(real(x, sign));
}

void sincos(double x, double *s, double *c) {
    TRUE_ONE(void, "sincos", double, double *, double *);
    real(x, s, c);
    *s = off(*s);
    *c = off(*c);
}

void sincosf(float x, float *s, float *c) {
    TRUE_ONE(void, "sincosf", float, float *, float *);
    real(x, s, c);
    *s = offf(*s);
    *c = offf(*c);
}
