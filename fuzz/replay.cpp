// Runs a fuzz target over the inputs once kept for it: what was mended stays mended.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int, char** words) {
  const std::filesystem::path corpus = words[1];
  if (!is_directory(corpus)) {
    std::cerr << corpus.string() << ": no such folder; a fuzz target keeps its inputs there\n";
    return 1;
  }
  int replayed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    std::cout << entry.path().string() << std::endl;  // flushed: the last one named is the one that crashed
    std::ifstream     file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++replayed;
  }
  std::cout << replayed << " inputs replayed\n";
  return replayed == 0 ? 1 : 0;
}
