# fuzz/<name>_fuzz.cpp is a libFuzzer target where NELM_SANITIZE is on (fuzz.<name>, with ctest -C all);
# everywhere else it replays its kept corpus, fuzz/corpus/<name>/ (replay.<name>).
function(fuzz_targets)
  file(GLOB targets CONFIGURE_DEPENDS fuzz/*_fuzz.cpp)
  list(LENGTH targets how_many)
  get_property(rooms GLOBAL PROPERTY rooms)
  list(TRANSFORM rooms PREPEND room_)
  foreach(source ${targets})
    get_filename_component(target ${source} NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name ${target})
    set(corpus ${PROJECT_SOURCE_DIR}/fuzz/corpus/${name})
    add_executable(${target} ${source})
    target_link_libraries(${target} PRIVATE ${rooms})
    warn(${target})
    if(NELM_SANITIZE)
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
      nelm_test(fuzz.${name} CONFIGURATIONS all
        COMMAND ${PROJECT_SOURCE_DIR}/tools/fuzz $<TARGET_FILE:${target}> ${corpus}
                ${PROJECT_BINARY_DIR}/found/${name} ${how_many}
        PROPERTIES COST 100)
    else()
      target_sources(${target} PRIVATE fuzz/replay.cpp)
      nelm_test(replay.${name} COMMAND ${target} ${corpus})
    endif()
  endforeach()
endfunction()
