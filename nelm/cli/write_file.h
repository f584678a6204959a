// Writing a file whole or not at all.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "nelm/result.h"

namespace nelm::cli {

/// Puts the bytes into the file at `path`, in the place of one that was there. Until every byte is on the disk the old
/// file stands as it was; afterwards the new one does. What is written first, a file beside it, is gone whether it went
/// well or not, and when SIGINT, SIGTERM or SIGHUP stops the program, which then dies of that signal.
/// A path that is no file (a pipe, /dev/stdout) is written to as it is. Problems: a folder; no place a file can be
/// written; no room.
Result<void> write_file(const std::string& path, std::string_view bytes);

/// Puts the bytes of several files into their places, and none of them before all are on the disk: one that cannot be
/// written leaves all as they were. Problems: of every file that cannot be written.
struct FileToWrite {
  std::string path, bytes;
};
Result<void> write_files(std::span<const FileToWrite>);

/// The same for a file that shall be new. Problems: also one that is there already.
Result<void> write_new_file(const std::string& path, std::string_view bytes);

}  // namespace nelm::cli
