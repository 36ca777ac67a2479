// SPDX-License-Identifier: Apache-2.0
// surface: the front of the card looks otherwise to the reader's scanner from now on.
#include "scenario/steps/kinds.hpp"
#include "scenario/surface_reader.hpp"

namespace madoguchi::scenario::steps {
namespace {

class ShowSurface : public Step {
 public:
  ShowSurface(ports::SurfaceView view, std::string shown) : view_(view), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    const std::string view = in_words(view_, language);
    return language == core::Language::japanese
               ? "カードの券面の見え方が変わる(" + view + ")"
               : "the front of the card is seen in another way (" + view + ")";
  }
  ports::Task<> run(StepContext& context) const override {
    co_return context.stage.set_surface(view_);
  }

 private:
  ports::SurfaceView view_;
  std::string shown_;
};

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  if (!context.shown_card().surface) {
    context.problems.add(argument.place, context.path,
                         "the reader knows the number without a picture: say world.card.surface");
  }
  return std::make_unique<ShowSurface>(read_surface(argument), one_line(argument));
}

}  // namespace

StepKind surface() {
  return {
      "surface",
      "Staff or the patient wipe the card, take it out of its sleeve, turn it or move a finger: "
      "its front looks like this from the next time on that the reader reads it. What is not "
      "said is as of a clean card that lies straight. Keys as of `world.card.surface`.",
      "- surface: {wear: worn}", [] { return surface_shape(); }, make};
}

}  // namespace madoguchi::scenario::steps
