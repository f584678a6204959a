# cmake "-DFILES=a_test.cpp;b_test.cpp" -DMADE=together.cpp -P read_together.cmake
# Every header any of them includes, then each in a namespace of its own: its includes find their guards shut.
cmake_minimum_required(VERSION 3.25)
set(headers "")
set(bodies "")
foreach(file IN LISTS FILES)
  file(STRINGS ${file} lines REGEX "^#include ")
  list(APPEND headers ${lines})
  get_filename_component(name ${file} NAME_WE)
  string(APPEND bodies "namespace reads_${name} {\n#include \"${file}\"\n}\n")
endforeach()
list(REMOVE_DUPLICATES headers)
list(JOIN headers "\n" headers)
file(WRITE ${MADE} "// Made by cmake/read_together.cmake.\n${headers}\n\n${bodies}")
