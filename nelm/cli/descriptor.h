// An open file that closes itself, and writing all of something to it.
#pragma once

#include <string_view>

namespace nelm::cli {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&)            = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int  number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

/// False, with errno saying why, if not every byte was taken. Goes on after an interruption.
bool write_all(int to, std::string_view bytes);

}  // namespace nelm::cli
