// SPDX-License-Identifier: Apache-2.0
// emr_file: the file that was left for the EMR, element by element, or none.
#include "core/nearest_name.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "scenario/element_names.hpp"
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
    const auto read = evidence.stage.read_face_file(newest);
    if (!read && read.error().code == core::Errc::malformed_data) {
      return Finding{false, newest.name + ": " + read.error().message()};
    }
    if (!read) return read.error();
    return compare(eligibility::elements_of(*read));
  }

 private:
  Finding compare(const std::map<std::string, std::string>& found) const {
    Finding finding{true, {}};
    for (const auto& [name, text] : elements_) {
      const auto element = found.find(name);
      const bool there = element != found.end();
      // An element that stands several times is neither absent nor this text: which one?
      const bool several = found.contains(name + "[1]");
      finding.as_expected &= !several && (there ? text == element->second : !text);
      finding.actual += (finding.actual.empty() ? "" : ", ") + name + ": ";
      if (several) {
        finding.actual += "several times, say " + name + "[1] or another";
      } else {
        finding.actual += there ? "\"" + element->second + "\"" : "absent";
      }
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

// A misspelt name would be absent from every file. Tables that are laid over may have elements of
// their own, so that only a name which is nearly a known one is a mistake.
void check_element_name(const DocumentNode::Entry& entry, ReadContext& context) {
  const std::string name = entry.key.substr(0, entry.key.find('['));
  const auto& known = element_names();
  if (std::ranges::binary_search(known, std::string_view(name))) return;
  if (const auto nearest = core::nearest_name(name, known)) {
    context.problems.add(
        entry.place, below(context.path, entry.key),
        "unknown element \"" + name + "\"; did you mean \"" + std::string(*nearest) + "\"?");
  }
}

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  if (is_word(value, "none")) return std::make_unique<NoFile>();
  std::vector<ExpectedElement> elements;
  for (const DocumentNode::Entry& entry : value.entries) {
    if (!is_element_name(entry.key)) {
      context.problems.add(entry.place, below(context.path, entry.key),
                           "expected an element name such as QualificationValidity or "
                           "QualificationValidity[2]");
    } else {
      check_element_name(entry, context);
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
          "has to be readable as a whole, in the encoding that it declares. Names are those of "
          "docs/emr-exchange.md, also where tables that were laid over call them otherwise; "
          "`Name[2]` is the second of several. `none`: no file was left in this step.",
          "emr_file: {QualificationValidity: \"1\", PharmacistsInfoConsTime: absent}", shape, make};
}

}  // namespace madoguchi::scenario::expectations
