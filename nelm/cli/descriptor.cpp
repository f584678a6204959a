#include "nelm/cli/descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace nelm::cli {

Descriptor::~Descriptor() {
  if (number_ > STDERR_FILENO) close(number_);
}

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(to, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace nelm::cli
