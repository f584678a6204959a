# cmake -DFOLDER=knowledge -DLIST=files -DMADE=knowledge.cpp -P embed_bytes.cmake
# Every byte becomes an escape, so that quotes, newlines and zeros need no thought.
cmake_minimum_required(VERSION 3.25)
file(READ ${LIST} files)
set(arrays "")
set(table "")
set(number 0)
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} bytes HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(APPEND arrays "constexpr char file_${number}[] = \"${bytes}\";\n")
  string(APPEND table "    {\"${file}\", {file_${number}, sizeof file_${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
if(number EQUAL 0)
  set(body "std::span<const BuiltinFile> builtin_knowledge() { return {}; }")
else()
  set(body "namespace {
${arrays}
constexpr BuiltinFile files[] = {
${table}};
}  // namespace

std::span<const BuiltinFile> builtin_knowledge() { return files; }")
endif()
file(WRITE ${MADE} "// Made by cmake/embed_bytes.cmake.
#include \"nelm/exchange/builtin_knowledge.h\"

namespace nelm::exchange {
${body}
}  // namespace nelm::exchange
")
