# Most of the compiler's time goes into the same standard, asio and fmt headers in every file. A cold
# build reads them once: setup/build.sh switches this on in a new build folder. Off by default, since
# a compiler cache does more for builds that follow each other and cannot share precompiled headers.
option(MADOGUCHI_PRECOMPILE "Precompile the headers that nearly every file reads" OFF)
if(NOT MADOGUCHI_PRECOMPILE)
  function(madoguchi_precompile target kind)
  endfunction()
  return()
endif()

unset(CMAKE_CXX_COMPILER_LAUNCHER)

set(madoguchi_common_headers
  <algorithm> <array> <chrono> <cmath> <cstdint> <cstring> <deque> <filesystem> <fstream> <functional>
  <map> <memory> <mutex> <numeric> <optional> <random> <ranges> <set> <span> <sstream> <string>
  <string_view> <thread> <tuple> <type_traits> <unordered_map> <utility> <variant> <vector>
  <boost/asio/awaitable.hpp> <fmt/format.h>)

# Macros that decide what the headers above say must be the same wherever they are read.
target_compile_options(madoguchi_options INTERFACE -pthread)
target_compile_definitions(madoguchi_options INTERFACE FMT_SHARED BOOST_SYSTEM_DYN_LINK BOOST_SYSTEM_NO_LIB)

# g++ 12 no longer sees that the standard library is a system header, and reports its bounds.
target_compile_options(madoguchi_options INTERFACE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)

file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
foreach(kind IN ITEMS code program test)
  add_library(madoguchi_precompiled_${kind} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(madoguchi_precompiled_${kind} PRIVATE madoguchi_options)
endforeach()
target_link_libraries(madoguchi_precompiled_test PRIVATE GTest::gmock)
target_precompile_headers(madoguchi_precompiled_code PRIVATE ${madoguchi_common_headers})
target_precompile_headers(madoguchi_precompiled_program PRIVATE ${madoguchi_common_headers} <CLI/CLI.hpp>)
target_precompile_headers(madoguchi_precompiled_test PRIVATE ${madoguchi_common_headers} <gmock/gmock.h> <gtest/gtest.h>)
madoguchi_compile_quickly(madoguchi_precompiled_test)

# madoguchi_precompile(<target> code|program|test)
function(madoguchi_precompile target kind)
  target_precompile_headers(${target} REUSE_FROM madoguchi_precompiled_${kind})
endfunction()
