// SPDX-License-Identifier: Apache-2.0
// Recorded streams of drawn people, made with `madoguchi camera import`, and their photographs.
#pragma once

#include "adapters/opencv/image_codec.hpp"
#include "program.hpp"
#include "sim/camera/media_rendering.hpp"

#include <gtest/gtest.h>

#include <array>

namespace madoguchi::test {

inline constexpr std::array<std::uint64_t, 3> people{2001, 2002, 2003};

inline void change(const std::filesystem::path& file, const std::string& from,
                   const std::string& to) {
  std::string text = text_of(file);
  ASSERT_NE(text.find(from), std::string::npos) << text;
  text.replace(text.find(from), from.size(), to);
  write_file(file, text);
}

inline std::string name_of(std::uint64_t person) { return "p" + std::to_string(person); }

inline void write_png(const std::filesystem::path& file, const biometrics::Image& image) {
  const auto png = adapters::opencv::encode_png(image);
  ASSERT_TRUE(png);
  std::filesystem::create_directories(file.parent_path());
  write_file(file, std::string(core::as_text(*png)));
}

/// A visit as pictures of a camera, made into a package.
inline void import_visit(const std::filesystem::path& set, std::uint64_t person,
                         std::uint64_t visit, const std::string& said) {
  const std::filesystem::path pictures =
      set.parent_path() / "pictures" / name_of(person) / std::to_string(visit);
  const sim::camera::Take take{.seed = visit, .frames = 2, .frames_per_second = 2};
  const auto scene = biometrics::parse_scene(visit == 0 ? "frontal" : "glasses");
  ASSERT_TRUE(scene);
  int frame = 0;
  ASSERT_TRUE(sim::camera::render_take(
      person, *scene, take, [&](int, const biometrics::Image& image) -> core::Result<> {
        write_png(pictures / (std::to_string(frame++) + ".png"), image);
        return {};
      }));
  const std::filesystem::path package = set / name_of(person) / ("visit" + std::to_string(visit));
  std::filesystem::create_directories(package.parent_path());
  const Ran ran =
      run_program("camera import " + pictures.string() + " --rate 2 -o " + package.string() + said);
  ASSERT_EQ(ran.exit_code, 0) << ran.output;
}

/// Three people with two visits each, of two frames. Person 2003's streams do not say what they
/// show.
inline std::filesystem::path drawn_set() {
  static const std::filesystem::path made = [] {
    const std::filesystem::path set = fresh_folder("streams-made") / "set";
    for (const std::uint64_t person : people) {
      const auto card = sim::camera::render_photograph(person);
      EXPECT_TRUE(card);
      const auto image = adapters::opencv::ImageCodec().decode(*card);
      EXPECT_TRUE(image);
      write_png(set / name_of(person) / "card.png", *image);
      const std::string said = " --subject volunteer-" + std::to_string(person) + " --scene ";
      for (const std::uint64_t visit : {0U, 1U}) {
        import_visit(set, person, visit,
                     person == 2003 ? "" : said + (visit == 0 ? "frontal" : "glasses"));
      }
    }
    return set;
  }();
  return made;
}

inline std::filesystem::path copy_of_set(const std::string& name) {
  const std::filesystem::path set = fresh_folder(name) / "set";
  std::filesystem::copy(drawn_set(), set, std::filesystem::copy_options::recursive);
  return set;
}

}  // namespace madoguchi::test
