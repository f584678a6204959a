// Memory for many numbers: asked for in large pages where there are such, so that a first walk through it is not a thousand
// stops for the kernel to find another few kilobytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace nelm::cohort {

inline constexpr std::size_t large_page = std::size_t{1} << 21U;

/// Of memory that has been asked for and not yet walked through, as a vector's after `reserve`. A wish: refused, nothing is lost.
inline void in_large_pages([[maybe_unused]] const void* begin, [[maybe_unused]] std::size_t bytes) {
#ifdef __linux__
  const auto from = (reinterpret_cast<std::uintptr_t>(begin) + large_page - 1) / large_page * large_page;
  const auto to   = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / large_page * large_page;
  if (from < to) madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);  // NOLINT(performance-no-int-to-ptr)
#endif
}

inline std::size_t in_whole_pages(std::size_t bytes) { return (bytes + large_page - 1) / large_page * large_page; }

inline void* large_memory(std::size_t bytes) {
  const std::size_t whole = in_whole_pages(bytes);
  void* const       at    = std::aligned_alloc(large_page, whole);
  if (at == nullptr) throw std::bad_alloc();
  in_large_pages(at, whole);
  return at;
}

/// Its pages go to the kernel at once: of what is freed much is kept for later, and would count.
inline void give_back(void* at, [[maybe_unused]] std::size_t bytes) {
#ifdef __linux__
  madvise(at, in_whole_pages(bytes), MADV_DONTNEED);
#endif
  std::free(at);
}

template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  explicit(false) LargePages(const LargePages<U>& /*other*/) {}

  static constexpr std::size_t worth_it = 2 * large_page;

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < worth_it || bytes > static_cast<std::size_t>(-1) / 2) return std::allocator<T>().allocate(count);
    return static_cast<T*>(large_memory(bytes));
  }
  void deallocate(T* at, std::size_t count) {
    if (count * sizeof(T) < worth_it)
      std::allocator<T>().deallocate(at, count);
    else
      give_back(at, count * sizeof(T));
  }
  friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace nelm::cohort
