# together(sources NAME case_tests FILES ... [IN 2]): tests as few sources instead of many, where they are compiled to be run once:
# the headers they share are read once for all, and each test stands in a namespace of its own behind them, so that its
# names stay its own. A test that reopens namespace nelm is left by itself.
function(together out)
  cmake_parse_arguments(it "" "NAME;IN" "FILES" ${ARGN})
  if(NOT it_IN)
    set(it_IN 1)
  endif()
  set(sources "")
  set(number 0)
  foreach(file ${it_FILES})
    file(STRINGS ${file} reopened REGEX "^namespace nelm")
    if(reopened)
      list(APPEND sources ${file})
    else()
      math(EXPR part "${number} % ${it_IN}")
      math(EXPR number "${number} + 1")
      list(APPEND part_${part} ${file})
    endif()
  endforeach()
  math(EXPR last "${it_IN} - 1")
  foreach(part RANGE ${last})
    if(part_${part})
      set(made ${PROJECT_BINARY_DIR}/generated/${it_NAME}_${part}.cpp)
      add_custom_command(OUTPUT ${made}
        COMMAND ${CMAKE_COMMAND} "-DFILES=${part_${part}}" -DMADE=${made} -P ${PROJECT_SOURCE_DIR}/cmake/read_together.cmake
        DEPENDS ${part_${part}} ${PROJECT_SOURCE_DIR}/cmake/read_together.cmake VERBATIM
        COMMENT "Reading together: ${it_NAME}")
      list(APPEND sources ${made})
    endif()
  endforeach()
  set(${out} ${sources} PARENT_SCOPE)
endfunction()
