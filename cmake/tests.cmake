# Tests lie beside their sources, one program per room; whole-program tests lie in tests/, one program each.
# ctest -C all also runs what takes minutes: clang-tidy, the mutants and the fuzz targets.
enable_testing()
set(NELM_TEST_PREFIX "" CACHE STRING "put before the name of every test, where two builds report together")
set(exit_code_of_a_skipped_test 77)

add_library(tests_main OBJECT nelm/tests_main.cpp)
target_include_directories(tests_main PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_definitions(tests_main PRIVATE NELM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(tests_main PRIVATE doctest::doctest)
warn(tests_main)

# READS_CODE: how it is compiled makes no difference, so the plain build alone runs it.
function(nelm_test name)
  cmake_parse_arguments(PARSE_ARGV 1 it "READS_CODE" "" "COMMAND;PROPERTIES;CONFIGURATIONS")
  if(it_READS_CODE AND NELM_SANITIZE)
    return()
  endif()
  set(name ${NELM_TEST_PREFIX}${name})
  add_test(NAME ${name} COMMAND ${it_COMMAND} CONFIGURATIONS ${it_CONFIGURATIONS})
  set_tests_properties(${name} PROPERTIES TIMEOUT 1200 ${it_PROPERTIES})
  if(NELM_SANITIZE)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT      # the long laws run at full speed only; run by hand to see where
      "NELM_LAW_CASES=100;ASAN_OPTIONS=symbolize=0;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/libraries.supp:print_suppressions=0")
  endif()
endfunction()

# Most of what is compiled here is the expansions of checks: what is judged runs at full speed, what judges it need not.
# (The sanitized build does not optimize them at all: they compile three times as fast, and are short.)
function(quick_to_compile target)
  if(NOT NELM_SANITIZE)
    target_compile_options(${target} PRIVATE -O1)
  endif()
  target_compile_definitions(${target} PRIVATE DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
endfunction()

# IN: as how many sources they are read where NELM_TOGETHER is on.
function(test_program target)
  cmake_parse_arguments(it "" "IN" "SOURCES;LINK" ${ARGN})
  get_property(test_links GLOBAL PROPERTY test_links)
  list(LENGTH it_SOURCES count)
  if(NELM_TOGETHER AND count GREATER 1)
    together(it_SOURCES NAME ${target} IN ${it_IN} FILES ${it_SOURCES})
  endif()
  add_executable(${target} ${it_SOURCES} $<TARGET_OBJECTS:tests_main>)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${it_LINK} ${test_links})
  warn(${target})
  quick_to_compile(${target})
endfunction()

function(test_room name folder sees uses never door tests)
  get_property(test_headers GLOBAL PROPERTY test_headers)
  nelm_test(${name}.looks_down READS_CODE COMMAND ${CMAKE_COMMAND}
    -DFOLDER=${PROJECT_SOURCE_DIR}/${folder} "-DSEES=${sees}" "-DUSES=${uses}"
    "-DTESTS_USE=${test_headers}" "-DNEVER=${never}" -DDOOR=${door}
    -P ${PROJECT_SOURCE_DIR}/cmake/looks_down.cmake)
  if(tests)
    test_program(${name}_tests SOURCES ${tests} LINK room_${name})
    nelm_test(${name} COMMAND ${name}_tests PROPERTIES SKIP_RETURN_CODE ${exit_code_of_a_skipped_test})
  endif()
endfunction()

# Random cases and what nelm says of them, for the engines that run what is exported (tools/export).
function(exported_cases)
  get_property(rooms GLOBAL PROPERTY rooms)
  get_property(test_links GLOBAL PROPERTY test_links)
  list(TRANSFORM rooms PREPEND room_)
  add_executable(exported_cases tests/exported_cases.cpp)
  target_compile_definitions(exported_cases PRIVATE NELM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(exported_cases PRIVATE ${rooms} ${test_links})
  warn(exported_cases)
endfunction()

function(whole_program target)
  get_property(rooms GLOBAL PROPERTY rooms)
  list(TRANSFORM rooms PREPEND room_)
  test_program(${target} SOURCES ${ARGN} LINK ${rooms} IN 4)
  target_compile_definitions(${target} PRIVATE NELM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(TARGET nelm)
    target_compile_definitions(${target} PRIVATE NELM_PROGRAM="$<TARGET_FILE:nelm>")
    add_dependencies(${target} nelm)
  endif()
endfunction()

# They see every room but the doors, run the program itself, and may open files.
function(whole_tests)
  file(GLOB tests CONFIGURE_DEPENDS tests/*_test.cpp)
  if(NELM_SANITIZE)      # these look at every page of every case again, which the others make under the sanitizers too
    list(FILTER tests EXCLUDE REGEX "/(sheet|sheet_words|known|pdf)_test[.]cpp$")
  endif()
  set(together "")
  if(NELM_TOGETHER)
    set(together ${tests})
    if(NOT NELM_SANITIZE)      # what the mutants are tried with is built again with them, each by itself
      list(FILTER together EXCLUDE REGEX "/(possible_outcomes|plain_reading|laws|screening|stories)_test[.]cpp$")
    endif()
    whole_program(whole_tests ${together})
  endif()
  foreach(test ${tests})
    get_filename_component(name ${test} NAME_WE)
    string(REGEX REPLACE "_test$" "" short ${name})
    if(test IN_LIST together)
      set(command whole_tests --source-file=*/${name}.cpp)
    else()
      whole_program(whole_${name} ${test})
      set(command whole_${name})
    endif()
    nelm_test(whole.${short} COMMAND ${command} PROPERTIES SKIP_RETURN_CODE ${exit_code_of_a_skipped_test})
  endforeach()
  if(TARGET nelm AND NOT NELM_SANITIZE)
    exported_cases()
    nelm_test(exported READS_CODE CONFIGURATIONS all PROPERTIES PROCESSORS 2 RESOURCE_LOCK tools_export
      COMMAND ${PROJECT_SOURCE_DIR}/tools/check_export $<TARGET_FILE:nelm> $<TARGET_FILE:exported_cases>)
  endif()
  if(TARGET nelm)
    nelm_test(evidence_exported READS_CODE CONFIGURATIONS all PROPERTIES RESOURCE_LOCK tools_export    # one npm at a time
      COMMAND ${PROJECT_SOURCE_DIR}/tools/check_evidence_export $<TARGET_FILE:nelm>)
    nelm_test(browser READS_CODE CONFIGURATIONS all PROPERTIES PROCESSORS 2
      COMMAND ${PROJECT_SOURCE_DIR}/tools/check_browser $<TARGET_FILE:nelm>)
  endif()
endfunction()

nelm_test(the_watcher_is_watched READS_CODE COMMAND ${CMAKE_COMMAND}
  -DSCRIPT=${PROJECT_SOURCE_DIR}/cmake/looks_down.cmake -DSCRATCH=${PROJECT_BINARY_DIR}/planted/nelm
  -P ${PROJECT_SOURCE_DIR}/cmake/looks_down_test.cmake)
nelm_test(clang_format READS_CODE COMMAND ${PROJECT_SOURCE_DIR}/tools/check_format)
if(NELM_SANITIZE)      # where clang compiles, and reads a room as one source
  nelm_test(clang_tidy CONFIGURATIONS all PROPERTIES PROCESSORS 2 COST 1000
    COMMAND ${PROJECT_SOURCE_DIR}/tools/check_tidy ${PROJECT_BINARY_DIR})
endif()
nelm_test(mutants READS_CODE CONFIGURATIONS all PROPERTIES PROCESSORS 2 COST 900
  COMMAND ${PROJECT_SOURCE_DIR}/tools/check_mutants ${PROJECT_BINARY_DIR})
