# madoguchi_embed(<output.cpp> NAMESPACE <a::b> HEADER <path> FILES <file>...)
# Writes a source file that defines `embedded_file(name)`: the text of each file, found by its file name.
# The files stay ordinary files that editors and reviewers can read; programs need no data folder.
function(madoguchi_embed output)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAMESPACE;HEADER" "FILES")
  set(rows "")
  foreach(file IN LISTS arg_FILES)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${file} text)
    cmake_path(GET file FILENAME name)
    string(APPEND rows "  if (name == \"${name}\") return R\"embedded(${text})embedded\";\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Generated at configure time; do not edit.
#include \"${arg_HEADER}\"

namespace ${arg_NAMESPACE} {

std::string_view embedded_file([[maybe_unused]] std::string_view name) {
${rows}  return {};
}

}  // namespace ${arg_NAMESPACE}
")
endfunction()
