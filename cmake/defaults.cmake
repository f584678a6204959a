# How everything is compiled, unless somebody says otherwise.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
option(NELM_STRICT "warnings are errors" ${PROJECT_IS_TOP_LEVEL})
option(NELM_SANITIZE "stop at the first misuse of memory or undefined behaviour, and build the fuzz targets; needs clang" OFF)

option(NELM_TOGETHER "read a room, and the tests, as a few sources: everything is built in less time, and after one edit in more" ${NELM_SANITIZE})

find_program(NELM_CCACHE ccache)
mark_as_advanced(NELM_CCACHE)
if(NELM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${NELM_CCACHE})
endif()

if(NELM_SANITIZE)
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=address,undefined -fuse-ld=gold)   # in a third of the time
endif()

function(warn target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Wno-missing-field-initializers        # a member left out of the braces starts empty, and is meant to
    $<$<BOOL:${NELM_STRICT}>:-Werror>)
endfunction()
