# Third-party libraries, all Debian packages (setup/debian-packages.txt). Each is linked only by the
# module that wraps it.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS system json)
find_package(OpenSSL 3 REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)
find_package(CLI11 REQUIRED)
# Debian keeps OpenCV's CMake files in a package that draws in every module; the few used here are
# found one by one instead.
find_path(MADOGUCHI_OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(part IN ITEMS core imgproc imgcodecs videoio dnn)
  find_library(MADOGUCHI_OPENCV_${part} opencv_${part} REQUIRED)
  add_library(OpenCV::${part} SHARED IMPORTED)
  set_target_properties(OpenCV::${part} PROPERTIES
    IMPORTED_LOCATION ${MADOGUCHI_OPENCV_${part}}
    INTERFACE_INCLUDE_DIRECTORIES ${MADOGUCHI_OPENCV_INCLUDE})
endforeach()
pkg_check_modules(PCSCLITE REQUIRED IMPORTED_TARGET libpcsclite)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswscale)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(TESSERACT REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(OPENBLAS REQUIRED IMPORTED_TARGET openblas)
