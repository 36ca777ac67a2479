// SPDX-License-Identifier: Apache-2.0
// The TEST certificate authorities: both branches of the public personal authentication service in
// all generations of their keys, the root of institution authentication and the issuer that signs
// what is stored on cards.
#pragma once

#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"
#include "sim/pki/certificate_profile.hpp"
#include "sim/pki/cv_certificate.hpp"
#include "sim/pki/holder.hpp"
#include "sim/pki/key_store.hpp"
#include "sim/pki/x509.hpp"

#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace madoguchi::sim::pki {

/// A holder's key and its certificate.
struct IssuedCertificate {
  adapters::crypto::PrivateKey key;
  core::Bytes certificate;  ///< DER
  core::Bytes serial;       ///< big endian
};

/// Everything follows from the seed of the key store; nothing here is a secret.
class TestHierarchy {
 public:
  /// Makes or reads the authorities' keys. `validity` is that of the authorities' certificates;
  /// those of later generations begin on the first day of theirs.
  static core::Result<TestHierarchy> make(std::shared_ptr<KeyStore> keys, Validity validity);

  /// The authority's certificate in DER: root and issuer in one.
  const core::Bytes& authority_certificate(Branch branch, Generation generation) const;
  /// Those of all generations, oldest first: what a relying party has to trust.
  std::vector<core::Bytes> authority_certificates(Branch branch) const;
  /// Issues a holder's certificate over the holder's own test key.
  core::Result<IssuedCertificate> issue(Branch branch, Generation generation, const Holder& holder,
                                        Validity validity) const;
  /// The authority's revocation list in DER.
  core::Result<core::Bytes> revocation_list(Branch branch, Generation generation,
                                            std::span<const core::Bytes> serials,
                                            Validity validity) const;
  /// Key and certificate of the authority's OCSP responder.
  core::Result<IssuedCertificate> responder(Branch branch, Generation generation) const;

  /// Public key under which cards check an institution's certificate (EF 0016).
  adapters::crypto::PublicKey institution_root() const { return institution_root_.public_key(); }
  /// An institution's key with its certificate; equal codes give equal keys.
  struct Institution {
    adapters::crypto::PrivateKey key;
    CvCertificate certificate;
  };
  core::Result<Institution> institution(std::string_view code) const;

  /// The key that signs names, photographs and numbers on cards.
  const adapters::crypto::PrivateKey& card_issuer() const { return card_issuer_; }
  /// Its certificate as cards carry it (EF 0004).
  const CvCertificate& card_issuer_certificate() const { return card_issuer_certificate_; }
  /// The card's own key, with which a card shows that it is not a copy. Few keys are shared by all
  /// test cards: making one for each would only cost time.
  core::Result<adapters::crypto::PrivateKey> card_key(const Holder& holder) const;

  KeyStore& keys() const { return *keys_; }

 private:
  struct Authority {
    adapters::crypto::PrivateKey key;
    core::Bytes certificate;
    Validity validity;
  };
  using Authorities = std::map<std::pair<Branch, Generation>, Authority>;
  static core::Result<Authority> make_authority(KeyStore& keys, Branch branch,
                                                Generation generation, Validity validity);
  static core::Result<Authorities> make_authorities(KeyStore& keys, Validity validity);
  TestHierarchy(std::shared_ptr<KeyStore> keys, Authorities authorities,
                adapters::crypto::PrivateKey institution_root,
                adapters::crypto::PrivateKey card_issuer, CvCertificate card_issuer_certificate);
  const Authority& authority(Branch branch, Generation generation) const;

  std::shared_ptr<KeyStore> keys_;
  Authorities authorities_;
  adapters::crypto::PrivateKey institution_root_;
  adapters::crypto::PrivateKey card_issuer_;
  CvCertificate card_issuer_certificate_;
};

}  // namespace madoguchi::sim::pki
