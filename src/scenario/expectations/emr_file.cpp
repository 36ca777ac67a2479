// SPDX-License-Identifier: Apache-2.0
// emr_file: the file that was left for the EMR, element by element, or none.
#include "eligibility/oqs_face_file.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <algorithm>
#include <map>

namespace madoguchi::scenario::expectations {
namespace {

using Files = std::vector<ports::EmrFile>;

class NoFile : public Expectation {
 public:
  std::string expected() const override { return "none"; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const core::Result<Files> files = evidence.stage.face_files();
    if (!files) return files.error();
    if (files->size() <= evidence.files_before) return Finding{true, "none"};
    return Finding{false, files->back().name};
  }
};

// An element with the text it has to have; empty: the element must not be there.
struct ExpectedElement {
  std::string name;
  std::optional<std::string> text;
};

class FileElements : public Expectation {
 public:
  explicit FileElements(std::vector<ExpectedElement> elements) : elements_(std::move(elements)) {}
  std::string expected() const override {
    std::string out;
    for (const auto& [name, text] : elements_) {
      out += (out.empty() ? "" : ", ") + name + ": " + (text ? "\"" + *text + "\"" : "absent");
    }
    return out;
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const core::Result<Files> files = evidence.stage.face_files();
    if (!files) return files.error();
    if (files->empty()) return Finding{false, "no file"};
    // A broken file is the system's fault, so it is a finding and no error of the suite.
    const ports::EmrFile& newest = files->back();
    const auto whole = eligibility::parse_face_file(newest.content);
    if (!whole) return Finding{false, newest.name + ": " + whole.error().message()};
    const auto found = eligibility::face_file_elements(newest.content);
    if (!found) return Finding{false, newest.name + ": " + found.error().message()};
    return compare(*found);
  }

 private:
  Finding compare(const std::map<std::string, std::string>& found) const {
    Finding finding{true, {}};
    for (const auto& [name, text] : elements_) {
      const auto element = found.find(name);
      const bool there = element != found.end();
      finding.as_expected &= there ? text == element->second : !text;
      finding.actual += (finding.actual.empty() ? "" : ", ") + name + ": " +
                        (there ? "\"" + element->second + "\"" : "absent");
    }
    return finding;
  }
  std::vector<ExpectedElement> elements_;
};

bool is_element_text(std::string_view text) { return text.size() <= 200; }

Shape shape() {
  return shapes::either(
      {shapes::choice({"none"}),
       shapes::dictionary(shapes::text("its text, or absent", is_element_text, "^.{0,200}$"),
                          "element names")});
}

bool is_element_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '[' ||
           c == ']';
  });
}

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  if (is_word(value, "none")) return std::make_unique<NoFile>();
  std::vector<ExpectedElement> elements;
  for (const DocumentNode::Entry& entry : value.entries) {
    if (!is_element_name(entry.key)) {
      context.problems.add(entry.place, below(context.path, entry.key),
                           "expected an element name such as QualificationValidity or "
                           "QualificationValidity[2]");
    }
    const bool absent = is_word(entry.value, "absent") && !entry.value.quoted;
    elements.push_back({entry.key, absent ? std::nullopt : std::optional(entry.value.text)});
  }
  return std::make_unique<FileElements>(std::move(elements));
}

}  // namespace

ExpectationKind emr_file() {
  return {"emr_file",
          "The newest file left for the EMR: its elements with their text, or `absent`; the file "
          "has to be readable as a whole. `none`: no file was left in this step.",
          "emr_file: {QualificationValidity: \"1\", PharmacistsInfoConsTime: absent}", shape, make};
}

}  // namespace madoguchi::scenario::expectations
