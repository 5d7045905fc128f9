//! Writes the trust files of all cases, and the list of the cases as JSON.

use std::fs;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::case::{Block, Case, Expected, Trust, Versions};
use super::certificate::Certificate;
use super::key::Unavailable;
use super::subject_hash::subject_hash;

/// Writes what the client of a case trusts: `ca.pem`, or `capath/` with its files.
pub(crate) fn write_trust(case: &Case, folder: &Path, scratch: &Path) -> Result<(), Unavailable> {
    fs::create_dir_all(folder)?;
    match &case.trust {
        Trust::File(blocks) => {
            let mut file = Vec::new();
            for block in blocks {
                file.extend(pem(block, scratch)?.into_bytes());
            }
            fs::write(folder.join("ca.pem"), file)?;
        }
        Trust::Folder(certificates) => {
            let path = folder.join("capath");
            fs::create_dir_all(&path)?;
            for (common_name, certificate) in certificates {
                let der = certificate.der(scratch)?;
                let hash = subject_hash(common_name);
                let free = (0..).map(|number| path.join(format!("{hash:08x}.{number}")));
                let mut free = free.skip_while(|file| file.exists());
                if let Some(file) = free.next() {
                    fs::write(file, encoded("CERTIFICATE", der, 64, "\n"))?;
                }
            }
        }
    }
    Ok(())
}

fn pem(block: &Block, scratch: &Path) -> Result<String, Unavailable> {
    let der = |certificate: &Certificate| certificate.der(scratch).map(<[u8]>::to_vec);
    Ok(match block {
        Block::Text(text) => (*text).to_owned(),
        Block::Certificate(label, certificate, behind) => {
            let bytes = [der(certificate)?, behind.clone()].concat();
            encoded(label, &bytes, 64, "\n")
        }
        Block::CrLf(certificate) => encoded("CERTIFICATE", &der(certificate)?, 64, "\r\n"),
        Block::OneLine(certificate) => encoded("CERTIFICATE", &der(certificate)?, 1 << 20, "\n"),
    })
}

fn encoded(label: &str, bytes: &[u8], width: usize, end: &str) -> String {
    let mut text = format!("-----BEGIN {label}-----{end}");
    for line in STANDARD.encode(bytes).as_bytes().chunks(width) {
        text += &String::from_utf8_lossy(line);
        text += end;
    }
    text + &format!("-----END {label}-----{end}")
}

/// `cases.json`: a list of objects; `port` is `null` where this machine cannot make the case.
pub(crate) fn write_list(cases: &[(Case, Option<u16>)], folder: &Path) -> io::Result<()> {
    let rows: Vec<String> = cases
        .iter()
        .enumerate()
        .map(|(index, (case, port))| row(index, case, *port))
        .collect();
    // Written aside and renamed, so that whoever finds it finds all of it.
    let aside = folder.join("cases.json.new");
    fs::write(&aside, format!("[\n{}\n]\n", rows.join(",\n")))?;
    fs::rename(aside, folder.join("cases.json"))
}

/// The folder of a case, below the folder of all.
pub(crate) fn folder_name(index: usize, case: &Case) -> String {
    format!("{:03}-{}", index + 1, case.id)
}

fn row(index: usize, case: &Case, port: Option<u16>) -> String {
    let folder = folder_name(index, case);
    let trust = match case.trust {
        Trust::File(_) => ("cafile", format!("{folder}/ca.pem")),
        Trust::Folder(_) => ("capath", format!("{folder}/capath")),
    };
    let tls = match case.versions {
        Versions::Any => "any",
        Versions::Only12 => "1.2",
        Versions::Only13 => "1.3",
    };
    let (verdict, code) = match case.expected {
        Expected::Opens => ("open", None),
        Expected::Refused(code) => ("refused", code),
    };
    let differs: Vec<String> = case
        .differs
        .iter()
        .map(|(verifier, reason)| format!("{}:{}", quoted(verifier.name()), quoted(reason)))
        .collect();
    let options = &case.options;
    let fields = [
        ("number", (index + 1).to_string()),
        ("id", quoted(&case.id)),
        ("rule", quoted(case.rule)),
        ("host", quoted("127.0.0.1")),
        ("port", port.map_or("null".into(), |port| port.to_string())),
        ("tls", quoted(tls)),
        ("name", quoted(case.name)),
        (trust.0, quoted(&trust.1)),
        ("verify_peer", options.verify_peer.to_string()),
        ("verify_peer_name", options.verify_peer_name.to_string()),
        ("allow_self_signed", options.allow_self_signed.to_string()),
        ("expected", quoted(verdict)),
        ("code", code.map_or("null".into(), quoted)),
        ("differs", format!("{{{}}}", differs.join(","))),
    ];
    let fields = fields.map(|(name, value)| format!("{}:{value}", quoted(name)));
    format!("{{{}}}", fields.join(","))
}

/// A JSON string (RFC 8259 §7).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\u{1f}' => out += &format!("\\u{:04x}", u32::from(c)),
            _ => out.push(c),
        }
    }
    out + "\""
}
