# embed(knowledge INTO source): one .cpp with the bytes of every knowledge/**/*.toml, made again when one of them
# changes, comes or goes.
function(embed folder)
  cmake_parse_arguments(it "" "INTO" "" ${ARGN})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${folder} ${folder}/*.toml)
  list(SORT files)
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/${folder}/ OUTPUT_VARIABLE paths)
  set(list ${PROJECT_BINARY_DIR}/generated/${folder}.list)
  set(made ${PROJECT_BINARY_DIR}/generated/${folder}.cpp)
  file(GENERATE OUTPUT ${list} CONTENT "${files}")
  add_custom_command(OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/${folder} -DLIST=${list} -DMADE=${made}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_bytes.cmake
    DEPENDS ${list} ${paths} ${PROJECT_SOURCE_DIR}/cmake/embed_bytes.cmake VERBATIM
    COMMENT "Embedding ${folder}/")
  set_source_files_properties(${made} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${it_INTO} ${made} PARENT_SCOPE)
endfunction()
