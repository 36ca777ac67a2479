// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/limit_file.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace madoguchi::evaluation::data_set {
namespace {

class LimitFile {
 public:
  LimitFile(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  std::vector<Limit> read(const YAML::Node& document) {
    if (!document.IsMap()) {
      refuse(document.Mark(), "", "the key \"limits\" with a list of limits was expected");
      return {};
    }
    for (const auto& member : document) {
      const std::string key = member.first.IsScalar() ? member.first.Scalar() : "";
      if (key != "limits") {
        refuse(member.first.Mark(), key, "only the key \"limits\" is known");
      } else {
        add_all(member.second);
      }
    }
    if (limits_.empty() && problems_.empty()) {
      refuse(document.Mark(), "limits", "at least one limit was expected");
    }
    return std::move(limits_);
  }

  void refuse(const YAML::Mark& mark, const std::string& key, std::string message) {
    problems_.add({file_, mark.line + 1, mark.column + 1, key, std::move(message)});
  }

 private:
  void add_all(const YAML::Node& list) {
    if (!list.IsSequence()) {
      refuse(list.Mark(), "limits", "a list was expected");
      return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string key = fmt::format("limits[{}]", i);
      if (!list[i].IsScalar()) {
        refuse(list[i].Mark(), key, "a text such as fnmr@fmr=0.001<=0.03 was expected");
        continue;
      }
      auto limit = parse_limit(list[i].Scalar());
      if (!limit) refuse(list[i].Mark(), key, limit.error().context);
      if (limit) limits_.push_back(*std::move(limit));
    }
  }

  std::string file_;
  Problems& problems_;
  std::vector<Limit> limits_;
};

}  // namespace

std::vector<Limit> parse_limits(std::string_view text, const std::string& file,
                                Problems& problems) {
  LimitFile reader(file, problems);
  try {
    return reader.read(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& problem) {
    reader.refuse(problem.mark, "", "YAML was expected: " + problem.msg);
    return {};
  }
}

}  // namespace madoguchi::evaluation::data_set
