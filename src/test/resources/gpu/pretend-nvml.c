/* A library with the names, layouts and codes of NVML, so that reading it is tested without a GPU.
   Compiled with: -DV1_ONLY (no memory v2), -DOLD (older names only), -DSILENT (nothing is supported), -DSENTINELS
   (succeeds, with "not available" in the values), -DNO_DRIVER (does not start), -DLOST (a GPU that fell off the bus).
   Every function that touches a GPU appends its name to the file that CALLS names. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { SUCCESS = 0, UNINITIALIZED = 1, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, NOT_FOUND = 6, INSUFFICIENT_SIZE = 7,
       DRIVER_NOT_LOADED = 9, GPU_IS_LOST = 15 };

typedef struct { uint64_t total, free, used; } Memory;
typedef struct { uint32_t version; uint64_t total, reserved, free, used; } Memory2;
typedef struct { uint32_t gpu, memory; } Utilization;
typedef struct { uint32_t pid; uint64_t memory; uint32_t gpuInstance, computeInstance; } ProcessInfo;

static int started;
static int gpus[2];

static void called(const char *name) {
#ifdef CALLS
    FILE *file = fopen(CALLS, "a");
    if (file) { fprintf(file, "%s\n", name); fclose(file); }
#endif
}

int nvmlInit_v2(void) {
    called("nvmlInit_v2");
#ifdef NO_DRIVER
    return DRIVER_NOT_LOADED;
#endif
    started++;
    return SUCCESS;
}
int nvmlShutdown(void) { called("nvmlShutdown"); if (!started) return UNINITIALIZED; started--; return SUCCESS; }
const char *nvmlErrorString(int code) {
    return code == DRIVER_NOT_LOADED ? "Driver Not Loaded" : code == GPU_IS_LOST ? "GPU is lost" : "Unknown Error";
}
int nvmlSystemGetDriverVersion(char *text, uint32_t length) { snprintf(text, length, "580.95.05"); return SUCCESS; }
int nvmlDeviceGetCount_v2(uint32_t *count) { if (!started) return UNINITIALIZED; *count = 2; return SUCCESS; }
int nvmlDeviceGetHandleByIndex_v2(uint32_t index, void **device) {
    called("nvmlDeviceGetHandleByIndex_v2");
    if (!started) return UNINITIALIZED;
    if (index > 1) return INVALID_ARGUMENT;
#ifdef LOST
    if (index == 1) return GPU_IS_LOST;
#endif
    *device = &gpus[index];
    return SUCCESS;
}
int nvmlDeviceGetHandleByPciBusId_v2(const char *address, void **device) {
    called(address);
    if (!strcmp(address, "0000:01:00.0")) { *device = &gpus[0]; return SUCCESS; }
    if (!strcmp(address, "0000:02:00.0")) { *device = &gpus[1]; return SUCCESS; }
    return NOT_FOUND;
}
int nvmlDeviceGetName(void *device, char *text, uint32_t length) {
    snprintf(text, length, device == &gpus[0] ? "NVIDIA GeForce RTX 4050 Laptop GPU" : "NVIDIA H200");
    return SUCCESS;
}

#ifdef SILENT
#define ANSWER(statement) return NOT_SUPPORTED
#else
#define ANSWER(statement) do { statement; return SUCCESS; } while (0)
#endif
#ifdef SENTINELS
#define NUMBER(value) 0xFFFFFFFFu
#define LONG_NUMBER(value) 0xFFFFFFFFFFFFFFFFull
#else
#define NUMBER(value) (value)
#define LONG_NUMBER(value) (value)
#endif

#if !defined V1_ONLY && !defined OLD
int nvmlDeviceGetMemoryInfo_v2(void *device, Memory2 *memory) {
    if (memory->version != 0x02000028) return INVALID_ARGUMENT;
    ANSWER(memory->total = LONG_NUMBER(6439305216ull); memory->reserved = LONG_NUMBER(304087040ull);
           memory->free = LONG_NUMBER(5000000000ull); memory->used = LONG_NUMBER(1135218176ull));
}
#endif
int nvmlDeviceGetMemoryInfo(void *device, Memory *memory) {
    ANSWER(memory->total = LONG_NUMBER(6439305216ull); memory->free = LONG_NUMBER(5000000000ull);
           memory->used = LONG_NUMBER(1439305216ull));
}
int nvmlDeviceGetUtilizationRates(void *device, Utilization *rates) {
    ANSWER(rates->gpu = NUMBER(device == &gpus[0] ? 97u : 0u); rates->memory = NUMBER(41u));
}
int nvmlDeviceGetTemperature(void *device, uint32_t sensor, uint32_t *celsius) {
    if (sensor != 0) return INVALID_ARGUMENT;
    ANSWER(*celsius = NUMBER(63u));
}
int nvmlDeviceGetPowerUsage(void *device, uint32_t *milliwatts) { ANSWER(*milliwatts = NUMBER(58750u)); }
int nvmlDeviceGetEnforcedPowerLimit(void *device, uint32_t *milliwatts) { ANSWER(*milliwatts = NUMBER(60000u)); }
int nvmlDeviceGetClockInfo(void *device, uint32_t type, uint32_t *megahertz) {
    ANSWER(*megahertz = NUMBER(type == 0 ? 2355u : type == 2 ? 8001u : 1u));
}
#ifndef OLD
int nvmlDeviceGetCurrentClocksEventReasons(void *device, uint64_t *bits) { ANSWER(*bits = LONG_NUMBER(0x24ull)); }
#else
int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, uint64_t *bits) { ANSWER(*bits = LONG_NUMBER(0x1ull)); }
#endif

static int processes(uint32_t *count, ProcessInfo *infos, int size, uint32_t first) {
#ifdef SILENT
    return NOT_SUPPORTED;
#endif
    if (*count < (uint32_t) size) { *count = size; return INSUFFICIENT_SIZE; }
    for (int i = 0; i < size; i++) {
        infos[i] = (ProcessInfo) { first + i, LONG_NUMBER((1ull + i) << 30), 0xFFFFFFFFu, 0xFFFFFFFFu };
    }
    *count = size;
    return SUCCESS;
}
#ifdef OLD
#define LISTED(kind) nvmlDeviceGet##kind##RunningProcesses_v2
#else
#define LISTED(kind) nvmlDeviceGet##kind##RunningProcesses_v3
#endif
int LISTED(Compute)(void *device, uint32_t *count, ProcessInfo *infos) {
    return processes(count, infos, device == &gpus[0] ? 12 : 0, 4000000000u);
}
int LISTED(Graphics)(void *device, uint32_t *count, ProcessInfo *infos) {
    return processes(count, infos, device == &gpus[0] ? 2 : 0, 4000000011u);
}
