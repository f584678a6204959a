// The characters that mean something in CSV, found 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace nelm::exchange {

/// Walks over the separators, line feeds and quotes from `begin` to `end`, each once, in their order.
class CsvMarks {
 public:
  CsvMarks(std::string_view bytes, std::size_t begin, std::size_t end, char separator)
      : bytes_(bytes), block_(begin), end_(end), separator_(separator), left_(begin < end ? marks() : 0) {}

  /// The offset of the next, or `end`.
  std::size_t next() {
    while (left_ == 0) {
      if (end_ - block_ <= width) return end_;
      block_ += width;
      left_ = marks();
    }
    const auto at = block_ + static_cast<std::size_t>(std::countr_zero(left_));
    left_ &= left_ - 1;
    return at;
  }

 private:
  static constexpr std::size_t width = 64;

  /// A bit for each mark of the block.
  std::uint64_t marks() const {
    if (end_ - block_ >= width) return marks_of(bytes_.data() + block_);
    char last[width] = {};
    std::memcpy(last, bytes_.data() + block_, end_ - block_);
    return marks_of(last);
  }

  std::uint64_t marks_of(const char* from) const {
    std::uint64_t found = 0;
#ifdef __SSE2__
    using Bytes   = char __attribute__((vector_size(16)));
    using Sixteen = signed char __attribute__((vector_size(16)));
    const Sixteen none{}, separators = none + static_cast<signed char>(separator_), feeds = none + '\n',
                          quotes = none + '"';
    for (std::size_t i = 0; i < width; i += 16) {
      Sixteen part;
      std::memcpy(&part, from + i, sizeof part);
      const auto any  = (part == separators) | (part == feeds) | (part == quotes);
      const auto bits = static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Bytes>(any)));
      found |= static_cast<std::uint64_t>(bits) << i;
    }
#else
    for (std::size_t i = 0; i < width; ++i)
      if (from[i] == separator_ || from[i] == '\n' || from[i] == '"') found |= std::uint64_t{1} << i;
#endif
    return found;
  }

  std::string_view bytes_;
  std::size_t      block_, end_;
  char             separator_;
  std::uint64_t    left_;  // marks of the block not yet walked over
};

}  // namespace nelm::exchange
