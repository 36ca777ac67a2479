// SPDX-License-Identifier: Apache-2.0
// The declaration form: its sections are those of clause N-09, and its page is a PDF; what does not
// fit one page is refused.
#include "adapters/pango/form_pdf.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::pango {
namespace {

checkin::Declaration declaration() {
  checkin::Declaration form;
  form.face = {"試験　花子", *core::parse_date("1941-05-03"), "2", "東京都試験区見本町1-2-3"};
  form.contact = "000-0000-0000";
  form.insurance = checkin::InsuranceKind::national;
  form.share = 20;
  form.day = *core::parse_date("2025-06-10");
  return form;
}

TEST(DeclarationForm, HasTheFieldsOfTheNotice) {
  const auto sections = checkin::form_of(declaration());
  ASSERT_EQ(sections.size(), 4U);
  EXPECT_EQ(sections[0].fields.size(), 4U);  // name, date of birth, sex, address
  EXPECT_EQ(sections[0].fields[1].value, "1941年5月3日");
  EXPECT_FALSE(sections[0].fields[2].choices[0].chosen);
  EXPECT_TRUE(sections[0].fields[2].choices[1].chosen);
  EXPECT_EQ(sections[2].fields.size(), 4U);  // kind, insurer, employer, share
  EXPECT_TRUE(sections[2].fields[0].choices[1].chosen);
  EXPECT_TRUE(sections[2].fields[1].value.empty());  // for the person to fill in
  EXPECT_TRUE(sections[2].fields[3].choices[1].chosen);
}

TEST(DeclarationForm, FeedsTheRemarksOfTheClaim) {
  const checkin::ClaimDecision sevens{"unknown", "77777777", "7777777", "", true, "F-63"};
  EXPECT_EQ(checkin::remarks_of(sevens, declaration()),
            "住所:東京都試験区見本町1-2-3、連絡先:000-0000-0000");
  const checkin::ClaimDecision nines{"disaster", "99999999", "999999999", "不詳", false, "F-62"};
  EXPECT_EQ(checkin::remarks_of(nines, declaration()), "不詳");
}

TEST(DeclarationForm, IsAPdfAndTheSameEveryTime) {
  const auto pdf = render_form(declaration());
  ASSERT_TRUE(pdf) << pdf.error().message();
  EXPECT_TRUE(pdf->starts_with("%PDF-"));
  EXPECT_EQ(*pdf, *render_form(declaration()));
}

TEST(DeclarationForm, RefusesWhatItCannotPrint) {
  checkin::Declaration form = declaration();
  form.face.address = "\xff\xfe";
  EXPECT_FALSE(render_form(form));
  form.face.address = std::string(9000, 'x');
  EXPECT_FALSE(render_form(form));
}

}  // namespace
}  // namespace madoguchi::adapters::pango
