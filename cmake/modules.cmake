# How a folder becomes a library, a program, a test or a fuzz harness.
include(GoogleTest)

# madoguchi_library(<name> SOURCES ... HEADERS ... [LINKS ...] [PRIVATE_LINKS ...])
# <name> is the folder path with underscores (sim_card); the alias has colons (madoguchi::sim_card).
# Without SOURCES the library is header only.
function(madoguchi_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;LINKS;PRIVATE_LINKS")
  set(target madoguchi_${name})
  # Files below src/ are included as "iso7816/x.hpp", all others from the root: "sim/card/x.hpp".
  set(base ${PROJECT_SOURCE_DIR})
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${PROJECT_SOURCE_DIR}/src/")
    set(base ${PROJECT_SOURCE_DIR}/src)
  endif()
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE ${arg_PRIVATE_LINKS})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(madoguchi::${name} ALIAS ${target})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${base} FILES ${arg_HEADERS})
  target_include_directories(${target} ${scope} ${base})
  target_link_libraries(${target} ${scope} madoguchi_options ${arg_LINKS})
endfunction()

# madoguchi_program(<name> SOURCES ... LINKS ...)
function(madoguchi_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PRIVATE madoguchi_options ${arg_LINKS})
  install(TARGETS ${name} RUNTIME)
endfunction()

# Test code runs for moments and takes most of the compiler's time: little optimisation, and of the
# sanitizers only those for memory. What it tests keeps all of its flags.
function(madoguchi_compile_quickly target)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(${target} PRIVATE -O1)
  endif()
  if(MADOGUCHI_SANITIZE MATCHES "undefined")
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
  endif()
endfunction()

# madoguchi_test(<module> SOURCES ... LINKS ... [LABELS ...] [TIMEOUT seconds])
# One GoogleTest program a module, <module>_test; each test is its own CTest entry.
function(madoguchi_test module)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINKS;LABELS")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${module}_test ${arg_SOURCES})
  target_include_directories(${module}_test PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_compile_definitions(${module}_test PRIVATE
    MADOGUCHI_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MADOGUCHI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(${module}_test PRIVATE madoguchi_options ${arg_LINKS} GTest::gmock GTest::gtest_main)
  madoguchi_compile_quickly(${module}_test)
  gtest_discover_tests(${module}_test TEST_PREFIX ${module}: DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
endfunction()

# madoguchi_fuzz(<parser> SOURCE file LINKS ... )
# The harness defines LLVMFuzzerTestOneInput. With libFuzzer it searches; otherwise it runs the corpus
# folder tests/fuzz/corpus/<parser> as an ordinary test.
function(madoguchi_fuzz parser)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SOURCE" "LINKS")
  add_executable(${parser}_fuzz ${arg_SOURCE})
  target_include_directories(${parser}_fuzz PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${parser}_fuzz PRIVATE madoguchi_options ${arg_LINKS})
  if(MADOGUCHI_LIBFUZZER)
    target_link_options(${parser}_fuzz PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${parser}_fuzz PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus_runner.cpp)
  endif()
  add_test(NAME fuzz:${parser} COMMAND ${parser}_fuzz ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${parser})
  if(MADOGUCHI_LIBFUZZER)
    set_tests_properties(fuzz:${parser} PROPERTIES ENVIRONMENT "" TIMEOUT 300)
  endif()
endfunction()
