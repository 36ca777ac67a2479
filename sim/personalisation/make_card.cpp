// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/make_card.hpp"

#include "iso7816/names.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/card/foreign_cards.hpp"
#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/forgery.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

PrintedCard printed_card(const CardDescription& description, const card::CardHolder& holder,
                         const card::CardProfile& profile) {
  PrintedCard card;
  card.title = description.title;
  card.kind = profile.kind;
  card.person = holder.person.number;
  card.name = holder.person.name;
  card.address = holder.person.address;
  card.born = holder.person.born;
  card.sex = holder.person.sex;
  card.card_expiry = holder.card_expiry;
  card.foreign_national = holder.foreign_national;
  card.number = holder.my_number;
  card.verification_number_b = card::verification_number_b(holder, profile.foreign_birth_year);
  card.revoked = description.certificates.revoked;
  for (const card::Setting& setting : card::settings()) {
    card.settings[std::string(setting.key)] = setting.read(profile);
  }
  return card;
}

core::Result<MadeCard> make_foreign_card(const CardDescription& description) {
  const card::ForeignCard* card = card::find_foreign_card(*description.foreign);
  if (card == nullptr) {
    return core::fail(core::Errc::invalid_argument, "no such card: " + *description.foreign);
  }
  MadeCard made{.image = card->make()};
  made.printed.model = card->name;
  made.printed.title = description.title;
  if (made.printed.title.en.empty()) {
    made.printed.title = {std::string(card->label.en), std::string(card->label.ja)};
  }
  return made;
}

void leave_out(const std::vector<std::string>& names, card::CardImage& image) {
  std::erase_if(image.applications, [&](const card::CardApplication& application) {
    return std::ranges::find(names, iso7816::name_of(application.aid)) != names.end();
  });
}

void remark_on_number(const card::CardHolder& holder, std::vector<Remark>& remarks) {
  if (has_right_check_digit(holder.my_number.reveal())) return;
  remarks.push_back({"the last of the 12 digits is not their check digit",
                     "12桁の番号の検査用数字が正しくありません"});
}

}  // namespace

core::Result<MadeCard> make_card(const CardDescription& description, const card::CardHolder& holder,
                                 const card::CardProfile& profile,
                                 const pki::TestHierarchy& hierarchy,
                                 const PhotographSource& photographs) {
  MadeCard made{.printed = printed_card(description, holder, profile)};
  remark_on_number(holder, made.remarks);
  const auto pictures =
      pictures_of(description, holder, profile.pictures, photographs, made.remarks);
  if (!pictures) return pictures.error();
  auto card = card::personalise(holder, profile, hierarchy, *pictures);
  if (!card) return card.error();
  made.image = std::move(card->image);
  made.certificates = std::move(card->certificates);
  if (description.photo.forged) {
    const auto photo = photograph_of(description, profile.pictures, photographs);
    if (!photo) return photo.error();
    if (const auto done = replace_photograph(made.image, *photo); !done) return done.error();
  }
  leave_out(description.without, made.image);
  return made;
}

core::Result<MadeCard> make_card(const CardDescription& description, core::CivilDate today,
                                 const pki::TestHierarchy& hierarchy,
                                 const PhotographSource& photographs) {
  if (description.foreign) return make_foreign_card(description);
  return make_card(description, holder_of(description, today), profile_of(description, today),
                   hierarchy, photographs);
}

}  // namespace madoguchi::sim::personalisation
