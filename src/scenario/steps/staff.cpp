// SPDX-License-Identifier: Apache-2.0
// staff: one or several deeds of staff in their order, written as bare words or as a mapping.
#include "scenario/steps/kinds.hpp"
#include "scenario/steps/staff_deed.hpp"

namespace madoguchi::scenario::steps {
namespace {

struct NamedDeed {
  std::string name;
  std::unique_ptr<Step> deed;
};

class Staff : public Step {
 public:
  explicit Staff(std::vector<NamedDeed> deeds) : deeds_(std::move(deeds)) {}
  std::string arguments() const override {
    std::string out;
    for (const auto& [name, deed] : deeds_) {
      const std::string argument = deed->arguments();
      out += (out.empty() ? "" : ", ") + name + (argument.empty() ? "" : ": " + argument);
    }
    return out;
  }
  std::string words(core::Language language) const override {
    std::string out;
    for (const auto& [name, deed] : deeds_) {
      if (!out.empty()) out += language == core::Language::japanese ? "、" : "; ";
      out += deed->words(language);
    }
    return out;
  }
  ports::Task<> run(StepContext& context) const override {
    for (const auto& [name, deed] : deeds_) {
      auto done = co_await deed->run(context);
      if (!done) co_return done;
    }
    co_return core::Result<>{};
  }

 private:
  std::vector<NamedDeed> deeds_;
};

Shape bare_word() {
  std::vector<std::string_view> words;
  for (const DeedKind& kind : deed_kinds()) {
    if (is_bare_word(kind)) words.push_back(kind.name);
  }
  return shapes::choice(std::move(words));
}

Shape deeds() {
  std::vector<Field> fields;
  for (const DeedKind& kind : deed_kinds()) {
    fields.push_back(
        {std::string(kind.name), kind.shape(), Need::optional, std::string(kind.meaning)});
  }
  return shapes::mapping(std::move(fields));
}

Shape shape() {
  return shapes::either(
      {bare_word(), deeds(), shapes::list(shapes::either({bare_word(), deeds()}), 1)});
}

void add(std::vector<NamedDeed>& deeds, const DocumentNode& written, ReadContext& context) {
  if (written.is_scalar()) {
    if (const DeedKind* kind = find_deed_kind(written.text)) {
      deeds.push_back({written.text, kind->make(DocumentNode{}, context)});
    }
    return;
  }
  for (const DocumentNode::Entry& entry : written.entries) {
    const DeedKind* kind = find_deed_kind(entry.key);
    if (kind == nullptr) continue;
    ReadContext inside = context;
    inside.path = below(context.path, entry.key);
    deeds.push_back({entry.key, kind->make(entry.value, inside)});
  }
}

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  std::vector<NamedDeed> deeds;
  if (!argument.is_sequence()) add(deeds, argument, context);
  for (std::size_t i = 0; i < argument.items.size(); ++i) {
    ReadContext inside = context;
    inside.path = below(context.path, std::to_string(i));
    add(deeds, argument.items[i], inside);
  }
  if (deeds.empty()) context.problems.add(argument.place, context.path, "staff have nothing to do");
  return std::make_unique<Staff>(std::move(deeds));
}

}  // namespace

StepKind staff() {
  return {"staff",
          "Staff act at the terminal: one deed, or several in the order in which they are written. "
          "Expectations see what the last deed that concerns them showed.",
          "- staff: [log_in, open_reader_operation, set_visual_check]", shape, make};
}

}  // namespace madoguchi::scenario::steps
