# How a folder becomes a library, a program, a test or a fuzz harness.
include(GoogleTest)

# What ./test.sh builds: for the sanitizers every test and nothing else; optimised, the programs and
# the tests for which that matters.
add_custom_target(every_test)
add_custom_target(optimised)

# A module marked JOINED is compiled several files at a time: its files share the headers they read,
# which is most of the compiler's work. Helpers of such a module need names of their own, also in
# unnamed namespaces. Off where every file has to be seen alone (clang-tidy, editors).
option(MADOGUCHI_JOIN "Compile the files of JOINED modules several at a time" ON)
function(madoguchi_join target joined)
  if(MADOGUCHI_JOIN AND joined)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# madoguchi_library(<name> [JOINED] SOURCES ... HEADERS ... [LINKS ...] [PRIVATE_LINKS ...])
# <name> is the folder path with underscores (sim_card); the alias has colons (madoguchi::sim_card).
# Without SOURCES the library is header only.
function(madoguchi_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "JOINED" "" "SOURCES;HEADERS;LINKS;PRIVATE_LINKS")
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
    madoguchi_precompile(${target} code)
    madoguchi_join(${target} ${arg_JOINED})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(madoguchi::${name} ALIAS ${target})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${base} FILES ${arg_HEADERS})
  target_include_directories(${target} ${scope} ${base})
  target_link_libraries(${target} ${scope} madoguchi_options ${arg_LINKS})
endfunction()

# madoguchi_program(<name> [JOINED] SOURCES ... LINKS ...)
function(madoguchi_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "JOINED" "" "SOURCES;LINKS")
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PRIVATE madoguchi_options ${arg_LINKS})
  madoguchi_precompile(${name} program)
  madoguchi_join(${name} ${arg_JOINED})
  add_dependencies(optimised ${name})
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

# madoguchi_test(<module> [JOINED] [OPTIMISED] SOURCES ... LINKS ... [TIMEOUT seconds])
# One GoogleTest program a module, <module>_test; each test is its own CTest entry. ./test.sh runs it
# under the sanitizers; an OPTIMISED one before that as the user's build has it: tests of the programs
# and of whole scenarios, and those whose numbers or threads the compiler could touch.
function(madoguchi_test module)
  cmake_parse_arguments(PARSE_ARGV 1 arg "JOINED;OPTIMISED" "TIMEOUT" "SOURCES;LINKS")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${module}_test ${arg_SOURCES})
  target_include_directories(${module}_test PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_compile_definitions(${module}_test PRIVATE
    MADOGUCHI_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MADOGUCHI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(${module}_test PRIVATE madoguchi_options ${arg_LINKS} GTest::gmock GTest::gtest_main)
  madoguchi_compile_quickly(${module}_test)
  madoguchi_precompile(${module}_test test)
  madoguchi_join(${module}_test ${arg_JOINED})
  set(labels "")
  add_dependencies(every_test ${module}_test)
  if(arg_OPTIMISED)
    set(labels LABELS optimised)
    add_dependencies(optimised ${module}_test)
  endif()
  gtest_discover_tests(${module}_test TEST_PREFIX ${module}: DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT ${arg_TIMEOUT} ${labels})
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
  add_dependencies(every_test ${parser}_fuzz)
  add_test(NAME fuzz:${parser} COMMAND ${parser}_fuzz ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${parser})
  if(MADOGUCHI_LIBFUZZER)
    set_tests_properties(fuzz:${parser} PROPERTIES ENVIRONMENT "" TIMEOUT 300)
  endif()
endfunction()
