// Memory for many numbers: asked for in large pages where there are such, so that a first walk through it is not a thousand
// stops for the kernel to find another few kilobytes.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace nelm::cohort {

template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  explicit(false) LargePages(const LargePages<U>& /*other*/) {}

  static constexpr std::size_t page = std::size_t{1} << 21U, worth_it = 4 * page;

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < worth_it || bytes > static_cast<std::size_t>(-1) / 2) return std::allocator<T>().allocate(count);
    const std::size_t whole = (bytes + page - 1) / page * page;
    void*             found = std::aligned_alloc(page, whole);
    if (found == nullptr) throw std::bad_alloc();
#ifdef __linux__
    madvise(found, whole, MADV_HUGEPAGE);  // a wish: refused, nothing is lost
#endif
    return static_cast<T*>(found);
  }
  void deallocate(T* at, std::size_t count) {
    if (count * sizeof(T) < worth_it)
      std::allocator<T>().deallocate(at, count);
    else
      std::free(at);
  }
  friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace nelm::cohort
