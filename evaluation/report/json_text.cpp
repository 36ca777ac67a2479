// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;

bool plain(const json::value& value) { return !value.is_object() && !value.is_array(); }

void write(std::string& text, const json::value& value, std::size_t indent);

void write_object(std::string& text, const json::object& object, std::size_t indent) {
  text += "{";
  const char* separator = "\n";
  for (const auto& member : object) {
    text += separator;
    text += std::string(indent + 2, ' ') + json::serialize(json::string(member.key())) + ": ";
    write(text, member.value(), indent + 2);
    separator = ",\n";
  }
  text += object.empty() ? "}" : "\n" + std::string(indent, ' ') + "}";
}

void write_array(std::string& text, const json::array& array, std::size_t indent) {
  const bool one_line = std::all_of(array.begin(), array.end(), plain);
  const std::string line = one_line ? "" : "\n" + std::string(indent + 2, ' ');
  text += "[";
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) text += one_line ? ", " : ",";
    text += line;
    write(text, array[i], indent + 2);
  }
  if (!one_line) text += "\n" + std::string(indent, ' ');
  text += "]";
}

void write(std::string& text, const json::value& value, std::size_t indent) {
  if (value.is_object()) {
    write_object(text, value.get_object(), indent);
  } else if (value.is_array()) {
    write_array(text, value.get_array(), indent);
  } else if (value.is_double()) {
    text += fmt::format("{}", value.get_double());
  } else {
    text += json::serialize(value);
  }
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string text;
  write(text, value, 0);
  return text + "\n";
}

}  // namespace madoguchi::evaluation::report
