# One interface target carries the language level and the warnings of every module.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

option(MADOGUCHI_WERROR "Treat warnings as errors" ON)
option(MADOGUCHI_LIBFUZZER "Build the fuzz harnesses with clang's libFuzzer" OFF)
set(MADOGUCHI_SANITIZE "" CACHE STRING "Sanitizers to switch on, such as address,undefined")

add_library(madoguchi_options INTERFACE)
target_compile_options(madoguchi_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Woverloaded-virtual -Wcast-qual -Wformat=2
  $<$<BOOL:${MADOGUCHI_WERROR}>:-Werror>
  # The same arithmetic on every x86-64 machine: no fused multiply-add behind our back.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside coroutine frames, std::variant and std::string where nothing is wrong
  # (GCC bug 105651 among others).
  target_compile_options(madoguchi_options INTERFACE -Wno-maybe-uninitialized -Wno-mismatched-new-delete -Wno-restrict)
endif()
if(MADOGUCHI_SANITIZE)
  target_compile_options(madoguchi_options INTERFACE
    -fsanitize=${MADOGUCHI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(madoguchi_options INTERFACE -fsanitize=${MADOGUCHI_SANITIZE})
  if(MADOGUCHI_SANITIZE MATCHES "address,undefined")
    # Checks of every single access: the address sanitizer stops at the bad ones itself, and they
    # take nearly half of the compiler's time.
    target_compile_options(madoguchi_options INTERFACE -fno-sanitize=null,alignment,object-size,vptr)
  endif()
endif()

find_program(MADOGUCHI_CCACHE ccache)
if(MADOGUCHI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MADOGUCHI_CCACHE})
endif()
