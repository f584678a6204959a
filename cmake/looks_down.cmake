# What a room may look at: itself, the alphabet, the rooms below it, the standard library and the libraries it names.
# Only a door opens a file, prints, asks the environment or reads a clock. What a room leaves to others its sources never
# name: the sheet does not judge.
# cmake -DFOLDER=nelm/patient "-DSEES=patient;alphabet" "-DUSES=fmt/;tl/" ["-DTESTS_USE=doctest/"] ["-DNEVER=judge"]
#       [-DDOOR=ON] -P looks_down.cmake
cmake_minimum_required(VERSION 3.25)
set(glob GLOB_RECURSE)                                      # chambers too
if(FOLDER MATCHES "/nelm$")
  set(glob GLOB)                                            # the alphabet: the files, not the rooms below them
endif()
file(${glob} files ${FOLDER}/*.h ${FOLDER}/*.cpp)
file(${glob} strangers ${FOLDER}/*.hpp ${FOLDER}/*.hh ${FOLDER}/*.hxx ${FOLDER}/*.inc ${FOLDER}/*.ipp
                       ${FOLDER}/*.cc ${FOLDER}/*.cxx ${FOLDER}/*.c)
list(FILTER files EXCLUDE REGEX "/nelm/tests_main[.]cpp$")  # the main of the test programs

set(doors_only_headers fstream filesystem iostream cstdio print syncstream
                       stdio.h unistd.h fcntl.h time.h sys/stat.h sys/time.h fmt/os.h)
# What only a door says, and what only a door calls; `step.time(1)` is nobody's clock, `file.open(path)` opens a file.
set(words system_clock steady_clock high_resolution_clock utc_clock file_clock __DATE__ __TIME__ __TIMESTAMP__
          fstream ifstream ofstream filebuf filesystem cout cerr clog cin wcout wcerr wclog wcin stdout stderr
          random_device)
set(clocks time clock localtime localtime_r gmtime gmtime_r gettimeofday clock_gettime timespec_get)
set(calls printf fprintf vprintf vfprintf dprintf puts fputs putchar putc fputc fwrite perror scanf fscanf getchar
          fopen freopen fdopen popen tmpfile open openat creat mmap parse_file BIO_new_file
          getenv secure_getenv setenv putenv system rand srand)
list(JOIN words "|" words)
list(JOIN clocks "|" clocks)
list(JOIN calls "|" calls)
set(printers "(std|fmt)[ \t]*::[ \t]*(v?print|println)|padded_string[ \t]*::[ \t]*load")
string(CONCAT said_by_doors "[^A-Za-z0-9_](${words})[^A-Za-z0-9_]"
                           "|[^A-Za-z0-9_.>](${clocks})[ \t\n]*[(]"
                           "|[^A-Za-z0-9_](${calls}|${printers})[ \t\n]*[(]")

# A piece of C++ whose quotes and slashes mean something else than they seem: a literal first, then a comment.
set(raw_string "R\"[(]([^)]|[)]+[^)\"])*[)]+\"")
set(string     "\"[^\"\\\n]*([\\].[^\"\\\n]*)*\"")
set(character  "'([^'\\\n]|[\\][^\n][^'\n]*)'")
set(comment    "//[^\n]*|/[*][^*]*[*]+([^/*][^*]*[*]+)*/")

# The text without its comments, and the same without the insides of its literals.
function(read_code file code bare)
  file(READ ${file} text)
  string(REGEX REPLACE "[][;]" "," text "\n${text}\n")      # they mean something to CMake, and nothing here
  string(REGEX REPLACE "[\\]\r?\n" "" text "${text}")
  string(REGEX MATCHALL "${raw_string}|${string}|${character}|${comment}|[^\"'/R]+|." pieces "${text}")
  set(with "")
  set(without "")
  foreach(piece IN LISTS pieces)
    if(piece MATCHES "^(//|/[*])")
      set(piece " ")
    endif()
    string(APPEND with "${piece}")
    if(piece MATCHES "^R?[\"']")
      set(piece "''")
    endif()
    string(APPEND without "${piece}")
  endforeach()
  set(${code} "${with}" PARENT_SCOPE)
  set(${bare} "${without}" PARENT_SCOPE)
endfunction()

# The names an include line asks for, whatever its spacing; an unreadable one is named as such.
function(includes_of text names)
  string(REGEX MATCHALL "\n[ \t]*(#|%:)[ \t]*(include|import)[^\n]*" lines "${text}")
  set(found "")
  foreach(line IN LISTS lines)
    if(line MATCHES "(include|import)[ \t]*[\"<]([^\">]+)[\">]")
      list(APPEND found "${CMAKE_MATCH_2}")
    else()
      string(STRIP "${line}" line)
      message(SEND_ERROR "${file}: an include that cannot be read: ${line}")
    endif()
  endforeach()
  set(${names} "${found}" PARENT_SCOPE)
endfunction()

function(is_named path libraries named)
  set(${named} OFF PARENT_SCOPE)
  foreach(library IN LISTS libraries)
    string(FIND "${path}" "${library}" at)
    if(path STREQUAL library OR (library MATCHES "/$" AND at EQUAL 0))
      set(${named} ON PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

function(check_include file path)
  get_filename_component(beside ${file} DIRECTORY)
  set(libraries ${USES})
  if(file MATCHES "_test[.](cpp|h)$")
    list(APPEND libraries ${TESTS_USE})
  endif()
  is_named("${path}" "${libraries}" named)
  if(path MATCHES "(^|/)[.][.]?/" OR path MATCHES "^/" OR path MATCHES "//")
    message(SEND_ERROR "${file}: \"${path}\" is relative; write it from nelm/")
  elseif(path MATCHES "^nelm/([^/]+)/")
    if(NOT CMAKE_MATCH_1 IN_LIST SEES)
      message(SEND_ERROR "${file}: looks up at ${CMAKE_MATCH_1}; it may look at: ${SEES}")
    endif()
  elseif(path STREQUAL "nelm/version.h")
    if(NOT DOOR)
      message(SEND_ERROR "${file}: which nelm this is belongs to a door; pass it down as a value")
    endif()
  elseif(path MATCHES "^nelm/")                             # the alphabet
  elseif(EXISTS ${beside}/${path})
    message(SEND_ERROR "${file}: \"${path}\" lies beside it; write it from nelm/")
  elseif(path IN_LIST doors_only_headers)
    if(NOT DOOR)
      message(SEND_ERROR "${file}: <${path}> belongs to a door")
    endif()
  elseif(path MATCHES "[./]" AND NOT named)                 # the standard library has neither dot nor slash
    if(NOT (DOOR AND path MATCHES "^(unistd|fcntl|time|sys/[a-z]+)[.]h$"))
      message(SEND_ERROR "${file}: uses <${path}>, which its room does not name")
    endif()
  endif()
endfunction()

foreach(file IN LISTS strangers)
  message(SEND_ERROR "${file}: a header is .h, a source is .cpp")
endforeach()
list(JOIN NEVER "|" never)
foreach(file IN LISTS files)
  read_code(${file} code bare)
  string(REGEX REPLACE "\n[ \t]*(#|%:)[ \t]*(include|import)[^\n]*" "\n" bare "${bare}")
  if(never AND NOT file MATCHES "_test[.](cpp|h)$" AND bare MATCHES "[^A-Za-z0-9_](${never})[^A-Za-z0-9_]")
    message(SEND_ERROR "${file}: '${CMAKE_MATCH_1}': its room leaves that to another")
  endif()
  includes_of("${code}" paths)
  foreach(path IN LISTS paths)
    check_include(${file} "${path}")
  endforeach()
  if(NOT DOOR AND bare MATCHES "${said_by_doors}")
    string(STRIP "${CMAKE_MATCH_0}" said)
    message(SEND_ERROR "${file}: '${said}': only a door opens files, prints, asks the environment or reads a clock")
  endif()
endforeach()
