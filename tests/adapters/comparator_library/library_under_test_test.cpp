// SPDX-License-Identifier: Apache-2.0
// What is around the findings: paths, restarts, isolation, conversion of pictures, the port.
#include "adapters/comparator_library/library_comparator.hpp"
#include "adapters/comparator_library/sample_request.hpp"
#include "comparator_fixture.hpp"
#include "tests/support/run_task.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <cmath>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
using biometrics::ExtractionFailure;
using biometrics::SampleRole;
using testing::HasSubstr;

TEST(LibraryUnderTest, APathThatIsNoLibraryIsAnError) {
  const Mode mode("good");
  LibrarySetup setup = setup_of("nothing", mode);
  EXPECT_EQ(LibraryUnderTest::open(setup).error().code, core::Errc::file_missing);
  setup.shared_object = mode.folder() / "mode";
  EXPECT_EQ(LibraryUnderTest::open(setup).error().code, core::Errc::malformed_data);
  setup.shared_object = mode.folder();
  EXPECT_FALSE(LibraryUnderTest::open(setup));
  setup = setup_of("null_comparator", mode);
  setup.configuration = mode.folder() / "mode";
  EXPECT_EQ(LibraryUnderTest::open(setup).error().code, core::Errc::file_missing);
  setup.configuration = mode.folder();
  setup.host = mode.folder() / "no-host";
  EXPECT_EQ(LibraryUnderTest::open(setup).error().code, core::Errc::file_missing);
}

TEST(LibraryUnderTest, IsDescribed) {
  const Mode mode("good");
  const auto library = LibraryUnderTest::open(setup_of("defective_comparator", mode)).value();
  ASSERT_TRUE(library->usable());
  EXPECT_EQ(library->description().name, "defective comparator");
  EXPECT_EQ(library->description().threshold, 0.5);
  EXPECT_EQ(library->description().max_template_size, 8U);
  EXPECT_EQ(library->description().sha256.size(), 64U);
}

// An ELF file that is no library at all.
TEST(LibraryUnderTest, WhatCannotBeLoadedIsAFinding) {
  const Mode mode("good");
  LibrarySetup setup = setup_of("null_comparator", mode);
  setup.shared_object = mode.folder() / "cut.so";
  std::ofstream(setup.shared_object) << "\177ELF and no more";
  const auto library = LibraryUnderTest::open(setup).value();
  EXPECT_FALSE(library->usable());
  EXPECT_TRUE(library->findings().has(ComparatorFault::cannot_load));
}

TEST(LibraryUnderTest, KilledFromOutsideItGoesOn) {
  const Mode mode("good");
  const auto library = LibraryUnderTest::open(setup_of("defective_comparator", mode)).value();
  EXPECT_FALSE(library->create(picture(10), SampleRole::probe).failure);
  ASSERT_GT(library->process(), 0);
  kill(library->process(), SIGKILL);
  // Whether the next call still finds the process or not, at most one template is lost.
  library->create(picture(11), SampleRole::probe);
  EXPECT_FALSE(library->create(picture(12), SampleRole::probe).failure);
  ASSERT_TRUE(library->findings().has(ComparatorFault::crash));
  EXPECT_THAT(library->findings().all().at(ComparatorFault::crash).first, HasSubstr("SIGKILL"));
}

TEST(LibraryUnderTest, RestartsAreBounded) {
  const Mode mode("crash_create");
  LibrarySetup setup = setup_of("defective_comparator", mode);
  setup.limits.restarts = 2;
  const auto library = LibraryUnderTest::open(setup).value();
  for (int i = 0; i < 6; ++i) library->create(picture(marked), SampleRole::probe);
  EXPECT_FALSE(library->usable());
  const auto findings = library->findings();
  EXPECT_EQ(findings.all().at(ComparatorFault::crash).count, 3U);
  EXPECT_EQ(findings.all().at(ComparatorFault::given_up).count, 1U);
}

// What is printed without end neither fills the memory nor keeps the suite from its limit.
TEST(LibraryUnderTest, PrintingWithoutEndIsBounded) {
  const Mode mode("print_without_end");
  LibrarySetup setup = setup_of("defective_comparator", mode);
  setup.limits.create = std::chrono::seconds(1);
  const auto library = LibraryUnderTest::open(setup).value();
  EXPECT_EQ(library->create(picture(marked), SampleRole::probe).failure,
            ExtractionFailure::comparator_failed);
  EXPECT_TRUE(library->findings().has(ComparatorFault::hang));
  EXPECT_TRUE(library->findings().has(ComparatorFault::prints));
  EXPECT_LE(library->output().size(), 16384U);
  EXPECT_FALSE(library->create(picture(10), SampleRole::probe).failure);
}

// Where the kernel allows it, the configuration cannot be written.
TEST(LibraryUnderTest, ConfigurationIsReadOnlyWhereItSaysSo) {
  const Mode mode("write_configuration");
  const auto library = LibraryUnderTest::open(setup_of("defective_comparator", mode)).value();
  const bool written = std::filesystem::exists(mode.folder() / "left-behind");
  EXPECT_NE(library->description().read_only_configuration, written);
  EXPECT_EQ(library->findings().has(ComparatorFault::initialisation), !written);
}

TEST(LibraryUnderTest, MorePairsThanOneRequestTakes) {
  const Mode mode("good");
  const auto library = LibraryUnderTest::open(setup_of("defective_comparator", mode)).value();
  const std::vector<core::Bytes> templates{{10, 7, 7, 7, 7, 7, 7, 7}, {30, 7, 7, 7, 7, 7, 7, 7}};
  std::vector<TemplatePair> pairs(2 * most_pairs + 5, TemplatePair{0, 0});
  pairs.back() = {0, 1};
  library->set_templates(templates, templates);
  const auto scores = library->compare(pairs);
  ASSERT_EQ(scores.size(), pairs.size());
  EXPECT_EQ(scores[most_pairs], 1.0);
  EXPECT_EQ(scores.back(), 1.0 / 21);
  EXPECT_TRUE(library->findings().empty());
}

TEST(SampleRequest, ConvertsAndPads) {
  const biometrics::Image colour{
      2, 2, biometrics::PixelFormat::bgr8, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}};
  const auto rgb = sample_request(colour, SampleRole::reference, MADOGUCHI_FACE_RGB24, 1).value();
  EXPECT_EQ(rgb.role, MADOGUCHI_FACE_ENROLMENT);
  EXPECT_EQ(rgb.stride, 7U);
  EXPECT_EQ(rgb.pixels, (core::Bytes{3, 2, 1, 6, 5, 4, 0xEE, 9, 8, 7, 12, 11, 10}));
  const auto grey = sample_request(colour, SampleRole::probe, MADOGUCHI_FACE_GREY8, 0).value();
  // (77 * 3 + 150 * 2 + 29 * 1 + 128) / 256 = 2.6 and so on, by hand.
  EXPECT_EQ(grey.pixels, (core::Bytes{2, 5, 8, 11}));
  const biometrics::Image one{1, 1, biometrics::PixelFormat::grey8, {9}};
  EXPECT_EQ(sample_request(one, SampleRole::probe, MADOGUCHI_FACE_BGR24, 0)->pixels,
            (core::Bytes{9, 9, 9}));
  const biometrics::Image cut{2, 2, biometrics::PixelFormat::grey8, {9}};
  EXPECT_FALSE(sample_request(cut, SampleRole::probe, MADOGUCHI_FACE_BGR24, 0));
}

TEST(LibraryComparator, StandsInForTheReferenceComparator) {
  const Mode mode("nan");
  std::shared_ptr<LibraryUnderTest> library =
      LibraryUnderTest::open(setup_of("defective_comparator", mode)).value();
  LibraryComparator comparator(library, {0.5});
  EXPECT_EQ(comparator.identity().name, "defective comparator 1");
  const auto make = [&](std::uint8_t first) {
    auto sample = std::make_shared<const biometrics::Image>(picture(first));
    return test::run(comparator.create_template(sample, SampleRole::probe)).value();
  };
  const auto ten = make(10);
  ASSERT_TRUE(ten.face);
  EXPECT_EQ(make(faceless).failure, ExtractionFailure::no_face);
  EXPECT_EQ(comparator.compare(*ten.face, *ten.face)->value, 1.0);
  // No number is no match, and a finding.
  EXPECT_EQ(comparator.compare(*make(marked).face, *ten.face)->value, 0.0);
  EXPECT_TRUE(library->findings().has(ComparatorFault::not_a_number));
}

}  // namespace
}  // namespace madoguchi::adapters::comparator_library
